package org.kdtoolkit.baselines.logits;

import ai.djl.ndarray.NDArray;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;

/** Draws the student's class scores to the knowledge's by a loss that compares the two. */
public final class LogitsObjective implements Objective {

    private final String name;
    private final LogitsLoss loss;

    /**
     * Creates the objective of a loss.
     *
     * @param name of its term
     * @param loss compares class scores
     */
    public LogitsObjective(String name, LogitsLoss loss) {
        this.name = name;
        this.loss = loss;
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException if there are no logits, or they are of another number of
     *     classes
     */
    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray teacher =
                step.knowledge()
                        .logits()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                name
                                                        + " needs logits, but neither the teacher"
                                                        + " nor a filter gives any"));
        requireSameClasses(step.student().logits(), teacher);
        return Losses.of(
                new StudentLoss(
                        name,
                        loss.evaluate(step.student().logits(), teacher, step.batch().targets())));
    }

    private void requireSameClasses(NDArray student, NDArray teacher) {
        long expected = student.getShape().get(1);
        long found = teacher.getShape().get(1);
        if (found != expected) {
            throw new ConfigurationException(
                    "%s needs logits of the student's %d classes, found %d; was the teacher trained on other classes?"
                            .formatted(name, expected, found));
        }
    }
}
