package org.kdtoolkit.train.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.util.Utils;
import java.util.function.Consumer;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.predict.engine.EngineSettings;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.device.CacheFolder;
import org.kdtoolkit.train.device.DeterministicTorch;
import org.kdtoolkit.train.device.GpuAccess;
import org.kdtoolkit.train.device.TorchSettings;

/** What must be so before an engine is loaded. */
public final class EngineEnvironment {

    private EngineEnvironment() {}

    /**
     * Keeps DJL from asking anything of the network, chooses the default engine, gives oneDNN all
     * cores, keeps it from what it can't do on this machine, and MXNet from using it, and tells DJL
     * what libtorch the user has. A setting that the user made stays. To be called before any other
     * use of DJL; later calls change nothing that is loaded already.
     *
     * @param engine the default engine
     */
    public static void prepare(EngineName engine) {
        EngineSettings.setUnlessSet("ai.djl.default_engine", engine.djlName());
        EngineSettings.prepare();
        TorchSettings.complete();
    }

    /**
     * Whether the processor keeps the sizes of its caches to itself, so that oneDNN is left out.
     */
    public static boolean cachesAreHidden() {
        return EngineSettings.cachesAreHidden();
    }

    /**
     * Loads an engine.
     *
     * @throws ConfigurationException if it is not installed, its native library can't be loaded, or
     *     is not the one that the JNI was built for
     */
    public static Engine load(EngineName engine) {
        prepare(engine);
        if (!Engine.hasEngine(engine.djlName())) {
            throw new ConfigurationException(
                    "the engine %s is not installed (found: %s); add its DJL artifacts, or choose another 'engine'"
                            .formatted(
                                    engine.djlName(), String.join(", ", Engine.getAllEngines())));
        }
        if (engine == EngineName.PYTORCH) {
            TorchSettings.danger()
                    .ifPresent(
                            danger -> {
                                throw new ConfigurationException(danger.toString());
                            });
        }
        try {
            return EngineSettings.settle(Engine.getEngine(engine.djlName()));
        } catch (EngineException | IllegalStateException | LinkageError e) {
            throw new ConfigurationException(
                    "the engine %s does not load: %s; %s"
                            .formatted(engine.djlName(), rootOf(e), remedyFor(engine)),
                    e);
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }

    private static String remedyFor(EngineName engine) {
        return new LoadRemedy(
                        new CacheFolder(Utils.getCacheDir()),
                        TorchSettings.obstacle(),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"))
                .of(engine);
    }

    /**
     * Opens an engine on a device.
     *
     * @param noticed is told where a GPU may be passed over
     * @return a manager that owns all arrays of an experiment
     * @throws ConfigurationException if the engine can't be loaded, or has no such device
     */
    static NDManager open(EngineName engine, DeviceName name, Consumer<String> noticed) {
        Engine loaded = load(engine);
        if (name instanceof DeviceName.Cpu) {
            return loaded.newBaseManager(Device.cpu());
        }
        GpuAccess access = GpuAccess.of(engine, loaded);
        if (name instanceof DeviceName.Auto) {
            access.passedOver().ifPresent(noticed);
        }
        return opened(loaded, access.device(name));
    }

    /**
     * Has an engine compute with so many threads. Where it is loaded already, only what looks at
     * the number again does.
     *
     * @param count at least 1
     * @return gives the engine as many as before
     */
    static AutoCloseable threads(EngineName engine, int count) {
        EngineSettings.threads(count);
        load(engine);
        if (engine != EngineName.PYTORCH) {
            return () -> {}; // it asks once
        }
        int before = JniUtils.getNumThreads();
        JniUtils.setNumThreads(count);
        return () -> JniUtils.setNumThreads(before);
    }

    /**
     * Has an engine give the same bits for the same seed, until the result is closed. To be called
     * before anything is computed on a GPU: cuBLAS looks at its variable once.
     *
     * @throws ConfigurationException if the engine can't
     */
    static AutoCloseable deterministic(EngineName engine) {
        Engine loaded = load(engine);
        EngineSettings.setUnlessInEnvironment("CUBLAS_WORKSPACE_CONFIG", ":4096:8");
        return DeterministicTorch.on(loaded);
    }

    /** Puts a number on the device: what CUDA has against it shows now, and not in a trial. */
    private static NDManager opened(Engine engine, Device device) {
        NDManager manager = engine.newBaseManager(device);
        try {
            manager.ones(new Shape(1)).close();
            return manager;
        } catch (EngineException e) {
            manager.close();
            throw new ConfigurationException(
                    "%s can't compute on %s: %s; name another 'device', or use 'device: cpu'"
                            .formatted(
                                    engine.getEngineName(),
                                    device,
                                    e.getMessage().lines().findFirst().orElse("")),
                    e);
        }
    }

    /**
     * Loads an engine, and sees whether it finds a GPU.
     *
     * @throws ConfigurationException if it can't be loaded, or does not find this one
     */
    static void requireGpu(EngineName engine, DeviceName.Gpu gpu) {
        GpuAccess.of(engine, load(engine)).require(gpu);
    }
}
