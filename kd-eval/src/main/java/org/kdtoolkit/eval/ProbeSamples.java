package org.kdtoolkit.eval;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.probe.ClipFeatures;
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
        int[] rows = labelled(gallery);
        double[][] embeddings = embeddings(gallery);
        return new TrainingFeatures(
                Arrays.stream(rows).mapToObj(row -> embeddings[row]).toArray(double[][]::new),
                Arrays.stream(rows).map(row -> gallery.labels().get(row)[0]).toArray(),
                classes.size());
    }

    /**
     * The same in their clips.
     *
     * @throws DataException as of {@link #training}
     */
    ClipFeatures oneLabelClips(Predictions gallery) {
        return allClips(gallery).take(labelled(gallery));
    }

    /**
     * All training samples in their clips, whatever labels they have.
     *
     * @throws DataException if there is none, or an embedding can't be used
     */
    ClipFeatures allClips(Predictions gallery) {
        if (gallery.size() == 0) {
            throw withoutLabels();
        }
        return new ClipFeatures(clips(gallery), gallery.labels(), classes.size());
    }

    private int[] labelled(Predictions gallery) {
        int[] rows =
                IntStream.range(0, gallery.size())
                        .filter(row -> gallery.labels().get(row).length > 0)
                        .toArray();
        if (rows.length == 0) {
            throw withoutLabels();
        }
        int[] labels = Arrays.stream(rows).map(row -> gallery.labels().get(row)[0]).toArray();
        if (Arrays.stream(labels).distinct().count() < 2) {
            throw new DataException(
                    "the task '%s' learns to tell classes apart, but all %d training samples with a label are of the class '%s'; give labels to samples of others, or leave the task out"
                            .formatted(task, labels.length, classes.get(labels[0])));
        }
        return rows;
    }

    private DataException withoutLabels() {
        return new DataException(
                "the task '%s' learns from the labels of training samples, but none has one; give some samples their labels, or leave the task out"
                        .formatted(task));
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

    /**
     * The embeddings of each clip, [N][clips, D].
     *
     * @throws DataException if one is empty or not finite
     */
    double[][][] clips(Predictions predictions) {
        double[][][] clips = new double[predictions.size()][][];
        for (int row = 0; row < clips.length; row++) {
            String id = predictions.ids().get(row);
            clips[row] =
                    Arrays.stream(predictions.views().get(row))
                            .map(embedding -> checked(embedding, id))
                            .toArray(double[][]::new);
        }
        return clips;
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
