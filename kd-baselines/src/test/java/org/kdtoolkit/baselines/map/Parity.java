package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

/** Compares a loss without parameters with all cases of its fixture. */
record Parity(Fixture fixture, NDManager manager) {

    private static final String STUDENT = "/student";

    void check(MapLoss loss, Closeness values, Closeness gradients) {
        for (String name : fixture.names("in/", STUDENT)) {
            NDArray student = fixture.get("in/" + name + STUDENT);
            student.setRequiresGradient(true);
            NDArray value;
            try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
                value = loss.evaluate(student, fixture.get("in/" + name + "/teacher"));
                collector.backward(value);
            }
            values.check(name + " loss", value, fixture.get("out/" + name + "/loss"));
            gradients.check(
                    name + " student",
                    student.getGradient(),
                    fixture.get("grad/" + name + STUDENT));
        }
    }
}
