package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.testkit.FixtureParity;

/** Compares a loss without weights with all cases of its fixture. */
record Parity(Fixture fixture, NDManager manager) {

    private static final String STUDENT = "/student";

    void check(MapLoss loss, Closeness values, Closeness gradients) {
        FixtureParity parity = FixtureParity.of(fixture, values, gradients);
        for (String name : fixture.names("in/", STUDENT)) {
            NDArray student = fixture.get("in/" + name + STUDENT);
            student.setRequiresGradient(true);
            NDArray value;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                value = loss.evaluate(student, fixture.get("in/" + name + "/teacher"));
                collector.backward(value);
            }
            parity.value(value, "out/" + name + "/loss");
            parity.gradient(student.getGradient(), "grad/" + name + STUDENT);
        }
    }
}
