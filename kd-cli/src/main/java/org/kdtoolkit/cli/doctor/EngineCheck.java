package org.kdtoolkit.cli.doctor;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.run.EngineGround;

/**
 * An engine: its native library loads and computes.
 *
 * @param name the engine
 */
record EngineCheck(EngineName name) implements Check {

    @Override
    public Finding run() {
        EngineGround.prepare(name);
        if (!Engine.hasEngine(name.djlName())) {
            return Finding.fail(
                    "engine",
                    name.djlName() + " is not on the class path",
                    "add its DJL artifacts; found: " + String.join(", ", Engine.getAllEngines()));
        }
        try {
            return compute(Engine.getEngine(name.djlName()));
        } catch (EngineException | IllegalStateException | LinkageError e) {
            return Finding.fail(
                    "engine",
                    "%s does not load: %s".formatted(name.djlName(), rootOf(e)),
                    "'kd --debug doctor' shows DJL's log; a damaged cache folder can be deleted");
        }
    }

    private Finding compute(Engine engine) {
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
                    ? Finding.ok("engine", text)
                    : Finding.fail(
                            "engine",
                            text + " gives %s where 12 is right".formatted(sum),
                            "reinstall the native library");
        }
    }

    private static Throwable rootOf(Throwable e) {
        return e.getCause() == null ? e : rootOf(e.getCause());
    }
}
