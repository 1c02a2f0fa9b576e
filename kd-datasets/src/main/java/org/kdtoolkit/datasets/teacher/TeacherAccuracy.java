package org.kdtoolkit.datasets.teacher;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.datasets.loading.BatchLoader;
import org.kdtoolkit.datasets.loading.Epoch;
import org.kdtoolkit.datasets.loading.Order;

/**
 * How often a teacher itself is right: a student can't be drawn to a broken teacher and prosper, so
 * look at this first. The teacher's choice is the class of its greatest logit or, where it gives
 * none, the class whose mean embedding over the training samples is nearest.
 */
public final class TeacherAccuracy {

    private static final int BATCH_SIZE = 256;

    private final Teacher teacher;
    private final Dataset dataset;
    private final String modality;
    private final Faults faults;
    private final NDManager manager;

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
     * Asks the teacher about every sample of a subset that it knows something about.
     *
     * @throws org.kdtoolkit.api.data.DataException if a sample can't be read and the policy is to
     *     fail
     */
    public Result on(Subset subset) {
        boolean logits = teacher.shape().logits();
        List<Answer> answers = ask(subset);
        float[][] means = logits ? new float[0][] : classMeans();
        long right =
                answers.stream()
                        .filter(
                                answer ->
                                        answer.isOneOf(
                                                logits
                                                        ? greatest(answer.scores())
                                                        : nearest(answer.scores(), means)))
                        .count();
        return new Result(
                (double) right / answers.size(),
                answers.size(),
                logits ? Criterion.LOGITS : Criterion.NEAREST_CLASS_MEAN);
    }

    /**
     * What the teacher says of one sample.
     *
     * @param labels the sample's true classes
     * @param scores logits [C], or the embedding [Dt] where there are none
     */
    private record Answer(int[] labels, float[] scores) {

        boolean isOneOf(int choice) {
            return Arrays.binarySearch(labels, choice) >= 0;
        }
    }

    private List<Answer> ask(Subset subset) {
        BatchLoader loader =
                BatchLoader.builder()
                        .setSamples(dataset, subset)
                        .setModalities(teacher.needsInput() ? List.of(modality) : List.of())
                        .setBatchSize(BATCH_SIZE)
                        .setFaults(faults)
                        .build();
        List<Answer> answers = new ArrayList<>();
        try (Epoch epoch = loader.epoch(Order.sequential())) {
            while (epoch.hasNext()) {
                try (NDManager step = manager.newSubManager()) {
                    Batch batch = epoch.next(step);
                    TeacherOutput output = teacher.output(batch, step);
                    float[] values = output.logits().orElse(output.embedding()).toFloatArray();
                    int width = values.length / batch.size();
                    for (int i = 0; i < batch.size(); i++) {
                        if (output.missing().contains(i)) {
                            continue;
                        }
                        answers.add(
                                new Answer(
                                        dataset.samples(subset).labels(batch.indices()[i]),
                                        Arrays.copyOfRange(values, i * width, (i + 1) * width)));
                    }
                }
            }
        }
        return answers;
    }

    /** The mean embedding of each class, [C][Dt]; of a class without training samples null. */
    private float[][] classMeans() {
        int classes = dataset.classes().size();
        int width = teacher.shape().width();
        double[][] sums = new double[classes][width];
        int[] counts = new int[classes];
        for (Answer answer : ask(Subset.TRAIN)) {
            for (int label : answer.labels()) {
                counts[label]++;
                for (int i = 0; i < width; i++) {
                    sums[label][i] += answer.scores()[i];
                }
            }
        }
        float[][] means = new float[classes][];
        for (int label = 0; label < classes; label++) {
            if (counts[label] > 0) {
                means[label] = new float[width];
                for (int i = 0; i < width; i++) {
                    means[label][i] = (float) (sums[label][i] / counts[label]);
                }
            }
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

    private static int nearest(float[] embedding, float[][] means) {
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int label = 0; label < means.length; label++) {
            if (means[label] == null) {
                continue;
            }
            double distance = 0;
            for (int i = 0; i < embedding.length; i++) {
                double difference = embedding[i] - means[label][i];
                distance += difference * difference;
            }
            if (distance < least) {
                least = distance;
                best = label;
            }
        }
        return best;
    }
}
