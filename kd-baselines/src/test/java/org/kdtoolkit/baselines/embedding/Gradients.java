package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.GradientCollector;

/**
 * A loss and its slopes.
 *
 * @param loss a scalar
 * @param student the gradient of the student's embedding
 * @param target the gradient of the target
 */
record Gradients(NDArray loss, NDArray student, NDArray target) {

    /** Evaluates a loss as DJL's trainers do, and goes back from it. */
    static Gradients of(EmbeddingLoss loss, NDArray student, NDArray target) {
        NDArray s = student.duplicate();
        NDArray t = target.duplicate();
        s.setRequiresGradient(true);
        t.setRequiresGradient(true);
        try (GradientCollector collector =
                student.getManager().getEngine().newGradientCollector()) {
            NDArray value = loss.evaluate(new NDList(t), new NDList(s));
            collector.backward(value);
            return new Gradients(value, s.getGradient(), t.getGradient());
        }
    }
}
