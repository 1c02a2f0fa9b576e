package org.kdtoolkit.teachers;

import ai.djl.ndarray.NDManager;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.loading.BatchLoader;
import org.kdtoolkit.loading.Epoch;
import org.kdtoolkit.loading.Order;

/**
 * How often a teacher itself is right. A student of a broken teacher learns nothing useful, so look
 * at this first. The teacher's choice is the class of its greatest logit or, where it gives none,
 * the class whose mean embedding over the training samples is nearest.
 */
public final class TeacherAccuracy {

    private static final int BATCH_SIZE = 256;

    private final Teacher teacher;
    private final Dataset dataset;
    private final String modality;
    private final Faults faults;
    private final NDManager manager;
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
        this.teacher = teacher;
        this.dataset = dataset;
        this.modality = modality;
        this.faults = faults;
        this.manager = manager;
    }

    /**
     * Asks the teacher about every sample of a subset that has a label and that it knows something
     * about.
     *
     * @throws org.kdtoolkit.api.data.DataException if a sample can't be read and the policy is to
     *     fail
     */
    public Result on(Subset subset) {
        boolean logits = teacher.shape().logits();
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
     * Goes through the samples of a subset that have a label; nothing of them is kept.
     *
     * @param action is given each sample's labels, and the teacher's logits [C] or, where there are
     *     none, its embedding [Dt]
     */
    private void ask(Subset subset, BiConsumer<int[], float[]> action) {
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(dataset, subset)
                        .setModalities(teacher.needsInput() ? List.of(modality) : List.of())
                        .setBatchSize(BATCH_SIZE)
                        .setFaults(faults)
                        .build();
        Samples samples = dataset.samples(subset);
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            while (epoch.hasNext()) {
                try (NDManager step = manager.newSubManager()) {
                    Batch batch = epoch.next(step);
                    TeacherOutput output = teacher.output(batch, step);
                    float[] values = output.logits().orElse(output.embedding()).toFloatArray();
                    int width = values.length / batch.size();
                    for (int i = 0; i < batch.size(); i++) {
                        int index = batch.indices()[i];
                        if (!output.missing().contains(i) && samples.isLabelled(index)) {
                            action.accept(
                                    samples.labels(index),
                                    Arrays.copyOfRange(values, i * width, (i + 1) * width));
                        }
                    }
                }
            }
        }
    }

    private ClassMeans classMeans() {
        if (means == null) {
            ClassMeans.Builder sums =
                    new ClassMeans.Builder(dataset.classes().size(), teacher.shape().width());
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
