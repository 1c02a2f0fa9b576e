package org.kdtoolkit.baselines.logits;

import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.data.SingleLabelTargets;
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

/**
 * Draws the student's class scores to the knowledge's by a loss that takes softmax probabilities of
 * them.
 */
final class LogitsObjective implements Objective {

    private final String name;
    private final LogitsLoss loss;

    LogitsObjective(String name, LogitsLoss loss) {
        this.name = name;
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
        NDArray classes = classes(batch.targets());
        NDArray teacher =
                knowledge
                        .logits()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                name
                                                        + " needs logits, but neither the teacher"
                                                        + " nor a filter gives any"));
        requireSameClasses(student.logits(), teacher);
        return Losses.of(new StudentLoss(name, loss.evaluate(student.logits(), teacher, classes)));
    }

    private NDArray classes(Targets targets) {
        if (targets instanceof SingleLabelTargets single) {
            return single.classes();
        }
        throw new ConfigurationException(
                name
                        + " compares softmax probabilities, of which one class a sample takes the"
                        + " most, but the data set has several labels a sample; choose an objective"
                        + " on embeddings, such as csc or rkd");
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
