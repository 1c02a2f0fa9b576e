package org.kdtoolkit.teachers;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;

/**
 * How often a teacher itself is right. A student of a broken teacher learns nothing useful, so look
 * at this first. The teacher's choice is the class of its greatest logit or, where it gives none,
 * the class whose mean embedding over the training samples is nearest.
 */
public final class TeacherAccuracy {

    private final TeacherPass pass;
    private ClassMeans means;

    /** By what the teacher's choice was found. */
    public enum Criterion {
        /** The greatest logit. */
        LOGITS,
        /** The nearest mean embedding of the training samples of a class. */
        NEAREST_CLASS_MEAN
    }

    /**
     * A share of samples.
     *
     * @param top1 the share whose label, or one of whose labels, the teacher chose: 0 to 1; NaN of
     *     no samples
     * @param samples of how many samples
     * @param criterion how the teacher chose
     */
    public record Result(double top1, int samples, Criterion criterion) {}

    /**
     * Prepares to look at a teacher.
     *
     * @param teacher the teacher
     * @param dataset the samples
     * @param modality the teacher's modality; only read if the teacher needs input
     * @param faults takes samples that can't be read
     * @param manager the parent of the managers that hold batches; it owns nothing afterwards
     */
    public TeacherAccuracy(
            Teacher teacher, Dataset dataset, String modality, Faults faults, NDManager manager) {
        this(new TeacherPass(teacher, dataset, modality, faults, manager));
    }

    /** Prepares to look at the teacher that is asked. */
    public TeacherAccuracy(TeacherPass pass) {
        this.pass = pass;
    }

    /**
     * Asks the teacher about every labelled sample of a subset that it knows something about.
     *
     * @throws org.kdtoolkit.api.data.DataException if a sample can't be read and the policy is to
     *     fail
     */
    public Result on(Subset subset) {
        boolean logits = pass.teacher().shape().logits();
        ToIntFunction<float[]> choice = logits ? TeacherAccuracy::greatest : classMeans()::nearest;
        Score score = new Score();
        ask(subset, (labels, answer) -> score.add(labels, choice.applyAsInt(answer)));
        return new Result(
                (double) score.right / score.samples,
                score.samples,
                logits ? Criterion.LOGITS : Criterion.NEAREST_CLASS_MEAN);
    }

    /** How many of the samples so far the teacher was right about. */
    private static final class Score {

        private long right;
        private int samples;

        void add(int[] labels, int choice) {
            right += Arrays.binarySearch(labels, choice) >= 0 ? 1 : 0;
            samples++;
        }
    }

    /**
     * Goes through the labelled samples of a subset, of which nothing is kept.
     *
     * @param action is given each sample's labels, and the teacher's logits [C] or, where there are
     *     none, its embedding [Dt]
     */
    private void ask(Subset subset, BiConsumer<int[], float[]> action) {
        Samples samples = pass.dataset().samples(subset);
        pass.ask(
                subset,
                size -> IntStream.range(0, size).filter(samples::isLabelled).toArray(),
                (index, embedding, logits) ->
                        action.accept(samples.labels(index), logits.orElse(embedding)));
    }

    private ClassMeans classMeans() {
        if (means == null) {
            ClassMeans.Builder sums =
                    new ClassMeans.Builder(
                            pass.dataset().classes().size(), pass.teacher().shape().width());
            ask(Subset.TRAIN, sums::add);
            means = sums.build();
        }
        return means;
    }

    private static int greatest(float[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }
}
