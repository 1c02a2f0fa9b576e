package org.kdtoolkit.eval;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.probe.TrainingFeatures;

/**
 * What a student said of samples, as a probe takes it, or why it can't.
 *
 * @param task the probe's name, for messages
 * @param classes the class names
 */
record ProbeSamples(String task, List<String> classes) {

    /**
     * The training samples that have a label.
     *
     * @throws DataException if none has, all are of one class, or an embedding can't be used
     */
    TrainingFeatures training(Predictions gallery) {
        int[] rows =
                IntStream.range(0, gallery.size())
                        .filter(row -> gallery.labels().get(row).length > 0)
                        .toArray();
        if (rows.length == 0) {
            throw new DataException(
                    "the task '%s' learns from the labels of training samples, but none has one; give some samples their labels, or leave the task out"
                            .formatted(task));
        }
        double[][] embeddings = embeddings(gallery);
        int[] labels = Arrays.stream(rows).map(row -> gallery.labels().get(row)[0]).toArray();
        if (Arrays.stream(labels).distinct().count() < 2) {
            throw new DataException(
                    "the task '%s' learns to tell classes apart, but all %d training samples with a label are of the class '%s'; give labels to samples of others, or leave the task out"
                            .formatted(task, labels.length, classes.get(labels[0])));
        }
        return new TrainingFeatures(
                Arrays.stream(rows).mapToObj(row -> embeddings[row]).toArray(double[][]::new),
                labels,
                classes.size());
    }

    /**
     * The embeddings, [N, D].
     *
     * @throws DataException if one is empty or not finite
     */
    double[][] embeddings(Predictions predictions) {
        double[][] embeddings = new double[predictions.size()][];
        for (int row = 0; row < embeddings.length; row++) {
            embeddings[row] = checked(predictions.embeddings()[row], predictions.ids().get(row));
        }
        return embeddings;
    }

    private double[] checked(float[] embedding, String id) {
        if (embedding.length == 0) {
            throw new DataException(
                    "the task '%s' reads embeddings, but that of the sample '%s' has no values; the student's embedding needs a width of 1 or more"
                            .formatted(task, id));
        }
        for (float value : embedding) {
            if (!Float.isFinite(value)) {
                throw new DataException(
                        "the task '%s' reads embeddings, but that of the sample '%s' has a value that is %s; a lower learning rate may help"
                                .formatted(task, id, value));
            }
        }
        return TrainingFeatures.doubles(embedding);
    }
}
