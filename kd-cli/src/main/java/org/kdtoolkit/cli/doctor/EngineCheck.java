package org.kdtoolkit.cli.doctor;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.cli.doctor.CheckResult.Level;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineEnvironment;

/**
 * An engine: its native library loads and computes.
 *
 * @param name the engine
 * @param fault how bad it is if it does not
 */
record EngineCheck(EngineName name, Level fault) implements Check {

    @Override
    public CheckResult run() {
        try {
            return compute(EngineEnvironment.load(name));
        } catch (ConfigurationException e) {
            return new CheckResult(fault, "engine", e.getMessage(), "");
        }
    }

    private CheckResult compute(Engine engine) {
        try (NDManager manager = engine.newBaseManager()) {
            NDArray product = manager.ones(new Shape(2, 3)).matMul(manager.ones(new Shape(3, 2)));
            float sum = product.sum().getFloat();
            String text =
                    "%s %s on %s"
                            .formatted(
                                    engine.getEngineName(),
                                    engine.getVersion(),
                                    engine.defaultDevice());
            return sum == 12
                    ? CheckResult.ok("engine", text)
                    : new CheckResult(
                            fault,
                            "engine",
                            text + " gives %s where 12 is right".formatted(sum),
                            "reinstall the native library");
        }
    }
}
