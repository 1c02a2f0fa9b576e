package org.kdtoolkit.baselines.crd;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.api.model.Stateful;

/**
 * Contrastive representation distillation: the student's embedding of a sample has to tell the
 * teacher's embedding of that sample from those of many others, and the other way round.
 *
 * <pre>
 * v1, v2 = student's and teacher's embedding, each through a linear layer, divided by its length
 * x(v, w) = exp(v·w / temperature) / Z
 * loss of the student's side, for a sample whose row of the teacher's memory is w0:
 *     - log(x(v1, w0) / (x(v1, w0) + K/n + 1e-7))
 *     - sum over K rows w of the teacher's memory of log(K/n / (x(v1, w) + K/n + 1e-7))
 * loss of the teacher's side: the same with v2 and the student's memory
 * loss = mean over samples of both
 * </pre>
 *
 * <p>Each side's memory has one row for each of the n training samples, constant for the gradient;
 * each side's Z is n times the mean of exp(v·w / temperature) over the first step, and constant
 * from then on. The gradient reaches both embeddings and both linear layers.
 *
 * <p>{@link #evaluate} changes neither memory nor Z: that is done by {@link #afterStep}, since rows
 * must not change while a graph refers to them.
 *
 * <p>Negatives are drawn uniformly from all rows, with replacement, as the published memory does
 * when it is given none; the published trainer gives it samples of other classes. With a
 * {@linkplain CrdConfig#queue queue}, which is not part of the published method, a memory holds the
 * latest embeddings of any samples, n is its length, and a sample's positive is the other side's
 * embedding of the same step.
 *
 * <p>Two memories take 8 n F bytes: 51 MB for 50,000 samples. A step takes scores of [B, n] and [B,
 * K]. The loss and its gradients are finite for a batch of one sample and for embeddings of zeros,
 * which the linear layer's bias, and at worst {@link org.kdtoolkit.api.distill.Cosine#unit}, keep
 * defined. Labels are not looked at.
 *
 * <p>Source: Tian et al., Contrastive Representation Distillation, ICLR 2020, and its published
 * code, which weights the loss by 0.8.
 */
public final class CrdLoss implements Stateful {

    private final double temperature;
    private final Negatives negatives;
    private final Embed studentEmbed;
    private final Embed teacherEmbed;
    private final Memory studentMemory;
    private final Memory teacherMemory;
    private final Normalizer studentNormalizer;
    private final Normalizer teacherNormalizer;
    private final StateDict state;
    private Runnable pending = () -> {};

    /**
     * Creates a loss with fresh parameters and memories.
     *
     * @param config the hyper-parameters
     * @param student the width Ds of the student's embedding
     * @param teacher the width Dt of the teacher's embedding
     * @param samples the number of training samples
     * @param manager owns parameters and memories; its engine's random numbers initialise them and
     *     draw the negatives
     */
    public CrdLoss(CrdConfig config, int student, int teacher, int samples, NDManager manager) {
        this(config, student, teacher, samples, new UniformNegatives(config.negatives()), manager);
    }

    /** With negatives that are chosen in another way. */
    CrdLoss(
            CrdConfig config,
            int student,
            int teacher,
            int samples,
            Negatives negatives,
            NDManager manager) {
        temperature = config.temperature();
        this.negatives = negatives;
        studentEmbed = new Embed(student, config.width(), manager);
        teacherEmbed = new Embed(teacher, config.width(), manager);
        studentMemory = memory("memory_v1", config, samples, manager);
        teacherMemory = memory("memory_v2", config, samples, manager);
        studentNormalizer = new Normalizer("log_z_v1", manager);
        teacherNormalizer = new Normalizer("log_z_v2", manager);
        state =
                StateDict.builder()
                        .add("embed_s", studentEmbed.state())
                        .add("embed_t", teacherEmbed.state())
                        .add("contrast", studentMemory.state())
                        .add("contrast", teacherMemory.state())
                        .add("contrast.log_z_v1", studentNormalizer.parameter())
                        .add("contrast.log_z_v2", teacherNormalizer.parameter())
                        .build();
    }

    private static Memory memory(String name, CrdConfig config, int samples, NDManager manager) {
        return config.queue()
                .<Memory>map(length -> new QueueMemory(name, length, config.width(), manager))
                .orElseGet(
                        () ->
                                new SampleMemory(
                                        name, samples, config.width(), config.momentum(), manager));
    }

    /**
     * {@inheritDoc}
     *
     * <p>The names are the published code's; where that keeps Z among other numbers, {@code
     * contrast.log_z_v1} and {@code contrast.log_z_v2} [1] are its logarithms, minus infinity as
     * long as it is not set.
     */
    @Override
    public StateDict state() {
        return state;
    }

    /**
     * The loss of a batch.
     *
     * @param student [B, Ds]: the student's embedding; its manager owns the result
     * @param teacher [B, Dt]: the teacher's embedding, in the same manager
     * @param indices [B]: the samples' indices among the training samples
     * @return a scalar
     * @throws IllegalArgumentException if there is a row for each training sample, and an index is
     *     none of theirs
     */
    public NDArray evaluate(NDArray student, NDArray teacher, int[] indices) {
        NDArray v1 = studentEmbed.of(student);
        NDArray v2 = teacherEmbed.of(teacher);
        NDArray drawn = negatives.draw(indices, studentMemory.bank().size(), v1.getManager());
        Scores students =
                Scores.of(
                        v1,
                        teacherMemory.positives(indices, v2),
                        teacherMemory.bank(),
                        drawn,
                        temperature);
        Scores teachers =
                Scores.of(
                        v2,
                        studentMemory.positives(indices, v1),
                        studentMemory.bank(),
                        drawn,
                        temperature);
        NDArray logZ1 = studentNormalizer.logZ(students);
        NDArray logZ2 = teacherNormalizer.logZ(teachers);
        NDArray constant1 = v1.stopGradient();
        NDArray constant2 = v2.stopGradient();
        pending =
                () -> {
                    studentNormalizer.set(logZ1);
                    teacherNormalizer.set(logZ2);
                    studentMemory.remember(indices, constant1);
                    teacherMemory.remember(indices, constant2);
                };
        return students.contrast(logZ1).add(teachers.contrast(logZ2));
    }

    /**
     * Takes the embeddings of the batch that was evaluated last into the memories, and sets Z after
     * the first step. To be called once after each training step, outside of any gradient
     * collector, while the step's arrays are open; nothing happens before the first batch.
     */
    public void afterStep() {
        pending.run();
        pending = () -> {};
    }
}
