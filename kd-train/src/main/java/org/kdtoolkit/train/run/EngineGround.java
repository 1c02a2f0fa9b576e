package org.kdtoolkit.train.run;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;

/** What must be so before an engine is loaded. */
public final class EngineGround {

    private EngineGround() {}

    /**
     * Keeps DJL from asking anything of the network, chooses the default engine, and gives oneDNN
     * all cores. A setting that the user made stays. To be called before any other use of DJL;
     * later calls change nothing that is loaded already.
     *
     * @param engine the default engine
     */
    public static void prepare(EngineName engine) {
        setUnlessSet("OPT_OUT_TRACKING", "true");
        setUnlessSet("ai.djl.offline", "true");
        setUnlessSet("ai.djl.default_engine", engine.djlName());
        useAllCores();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    /**
     * oneDNN runs on one thread in a JVM unless the environment says otherwise before its OpenMP
     * runtime is loaded, and its threads spin while they wait for each other, which takes the core
     * that the other needs. Java itself can't change the environment.
     */
    private static void useAllCores() {
        setUnlessInEnvironment(
                "OMP_NUM_THREADS", Integer.toString(Runtime.getRuntime().availableProcessors()));
        setUnlessInEnvironment("OMP_WAIT_POLICY", "passive");
    }

    private static void setUnlessInEnvironment(String name, String value) {
        if (System.getenv(name) == null && (Platform.isLinux() || Platform.isMac())) {
            Function setenv =
                    NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction("setenv");
            setenv.invokeInt(new Object[] {name, value, 0});
        }
    }

    /**
     * Opens an engine on a device.
     *
     * @return a manager that owns all arrays of an experiment
     * @throws ConfigurationException if the engine is not installed, or has no such device
     */
    static NDManager open(EngineName engine, DeviceName device) {
        prepare(engine);
        if (!Engine.hasEngine(engine.djlName())) {
            throw new ConfigurationException(
                    "the engine %s is not installed (found: %s); add its DJL artifacts, or choose another 'engine'"
                            .formatted(
                                    engine.djlName(), String.join(", ", Engine.getAllEngines())));
        }
        Engine loaded = Engine.getEngine(engine.djlName());
        boolean gpu =
                device == DeviceName.GPU || device == DeviceName.AUTO && loaded.getGpuCount() > 0;
        if (gpu && loaded.getGpuCount() == 0) {
            throw new ConfigurationException(
                    "'device: gpu', but %s finds no GPU; name a libtorch built with CUDA in PYTORCH_LIBRARY_PATH, or use 'device: cpu'"
                            .formatted(engine.djlName()));
        }
        return loaded.newBaseManager(gpu ? Device.gpu() : Device.cpu());
    }
}
