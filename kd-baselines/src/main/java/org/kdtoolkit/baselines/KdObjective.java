package org.kdtoolkit.baselines;

import ai.djl.ndarray.NDArray;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StudentOutput;

/** Draws the student's class probabilities to the knowledge's by the {@link KdLoss}. */
public final class KdObjective implements Objective {

    private final KdLoss loss;

    /** Creates the objective of a loss. */
    public KdObjective(KdLoss loss) {
        this.loss = loss;
    }

    @Override
    public Set<Need> needs() {
        return Set.of(Need.LOGITS);
    }

    /**
     * {@inheritDoc}
     *
     * @throws ConfigurationException if the samples have several labels, as a softmax lets one
     *     class win; if there are no logits; if they are of another number of classes
     */
    @Override
    public Losses evaluate(StudentOutput student, Knowledge knowledge, Batch batch) {
        if (batch.targets() instanceof Targets.MultiLabel) {
            throw new ConfigurationException(
                    "kd compares softmax probabilities, of which one class a sample takes the most,"
                        + " but the data set has several labels a sample; choose an objective on"
                        + " embeddings, such as csc");
        }
        NDArray teacher =
                knowledge
                        .logits()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "kd needs logits, but neither the teacher nor a"
                                                        + " filter gives any"));
        requireSameClasses(student.logits(), teacher);
        return Losses.of(new StudentLoss("kd", loss.evaluate(student.logits(), teacher)));
    }

    private static void requireSameClasses(NDArray student, NDArray teacher) {
        long expected = student.getShape().get(1);
        long found = teacher.getShape().get(1);
        if (found != expected) {
            throw new ConfigurationException(
                    "kd needs logits of the student's %d classes, found %d; was the teacher trained on other classes?"
                            .formatted(expected, found));
        }
    }
}
