package org.kdtoolkit.cli.doctor;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.cli.doctor.CheckResult.Level;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.device.GpuAccess;
import org.kdtoolkit.train.device.TorchLibrary;
import org.kdtoolkit.train.run.EngineEnvironment;

/**
 * An engine: its native library loads and computes.
 *
 * @param environment the process's environment variables
 * @param name the engine
 * @param fault how bad it is if it does not
 */
record EngineCheck(Map<String, String> environment, EngineName name, Level fault) implements Check {

    @Override
    public CheckResult run() {
        try {
            return compute(EngineEnvironment.load(name));
        } catch (ConfigurationException e) {
            return new CheckResult(fault, "engine", e.getMessage(), "");
        }
    }

    private CheckResult compute(Engine engine) {
        GpuAccess access = GpuAccess.of(name, engine);
        try (NDManager manager = engine.newBaseManager(access.device(new DeviceName.Auto()))) {
            NDArray product = manager.ones(new Shape(2, 3)).matMul(manager.ones(new Shape(3, 2)));
            float sum = product.sum().getFloat();
            String text =
                    "%s %s on %s%s"
                            .formatted(
                                    engine.getEngineName(),
                                    engine.getVersion(),
                                    manager.getDevice(),
                                    own());
            return sum == 12
                    ? CheckResult.ok("engine", text)
                    : new CheckResult(
                            fault,
                            "engine",
                            text + " gives %s where 12 is right".formatted(sum),
                            "reinstall the native library");
        }
    }

    /** Which libtorch it is, if it is not the one that comes with the toolkit. */
    private String own() {
        return name == EngineName.PYTORCH
                ? TorchLibrary.named(environment).map(library -> ", " + library).orElse("")
                : "";
    }
}
