package org.kdtoolkit.baselines.embedding;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.Cosine;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.model.StateDict;

/**
 * Draws the student's embedding to the knowledge's target by the {@link ComodoLoss}, without
 * labels; published without a class loss, {@code class-weight: 0}.
 *
 * <p>The teacher's embeddings are divided by their lengths, which the published teacher does
 * itself. Where student and teacher differ in width, a trained linear layer maps the student's
 * embedding to the teacher's width: {@code student} in the objective's state.
 *
 * <p>The queue begins empty and fills with the first batches. The published program fills it with
 * embeddings of random training samples, which it then leaves out of the first epoch; from the
 * second epoch on there is no difference.
 */
public final class ComodoObjective implements Objective {

    private final ComodoLoss loss;
    private final EmbeddingQueue queue;
    private final Optional<TrainedLinear> student;
    private Runnable pending = () -> {};

    /**
     * Creates the objective with an empty queue.
     *
     * @throws ConfigurationException if the queue is longer than there are training samples
     */
    public ComodoObjective(ComodoConfig config, DistillerContext context) {
        this(
                config,
                length(config, context.trainingSamples()),
                context.studentWidth(),
                context.teacher().width(),
                context.manager());
    }

    /** Creates the objective for embeddings of these widths, with a queue of that length. */
    ComodoObjective(ComodoConfig config, int length, int from, int to, NDManager manager) {
        loss = new ComodoLoss(config.teacherTemperature(), config.studentTemperature());
        queue = new EmbeddingQueue(length, to, manager);
        student = from == to ? Optional.empty() : Optional.of(new TrainedLinear(from, to, manager));
    }

    private static int length(ComodoConfig config, int samples) {
        int length = config.queue().orElse(Math.min(ComodoConfig.PUBLISHED_QUEUE, samples));
        if (length > samples) {
            throw new ConfigurationException(
                    "comodo: a queue of %d is longer than the %d training samples, some of which would be in it several times; choose at most %d"
                            .formatted(length, samples, samples));
        }
        return length;
    }

    @Override
    public StateDict state() {
        StateDict.Builder state = StateDict.builder().addAll(queue.state());
        student.ifPresent(linear -> state.add("student", linear.layer()));
        return state.build();
    }

    @Override
    public Losses evaluate(ObjectiveStep step) {
        NDArray own = step.student().embedding();
        NDArray teacher = Cosine.unit(step.knowledge().target());
        return Losses.of(new StudentLoss("comodo", evaluate(own, teacher)));
    }

    /**
     * The loss of a batch.
     *
     * @param embedding [B, Ds]: the student's embedding; its manager owns the result
     * @param teacher [B, Dt]: the teacher's embedding, of length 1
     */
    NDArray evaluate(NDArray embedding, NDArray teacher) {
        NDArray constant = teacher.stopGradient();
        NDArray candidates =
                queue.embeddings(embedding.getManager())
                        .map(rows -> rows.concat(constant))
                        .orElse(constant);
        pending = () -> queue.add(constant);
        NDArray mapped = student.map(linear -> linear.map(embedding)).orElse(embedding);
        return loss.evaluate(mapped, teacher, candidates);
    }

    @Override
    public void afterStep() {
        pending.run();
        pending = () -> {};
    }
}
