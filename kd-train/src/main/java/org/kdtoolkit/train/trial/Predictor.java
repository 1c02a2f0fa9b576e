package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.train.step.NonFiniteException;

/** Asks a student about all samples of a subset. */
final class Predictor {

    private final Backbone student;
    private final String modality;
    private final Passes passes;
    private final int batchSize;

    Predictor(Backbone student, String modality, Passes passes, int batchSize) {
        this.student = student;
        this.modality = modality;
        this.passes = passes;
        this.batchSize = batchSize;
    }

    /**
     * What the student says of each sample that can be read.
     *
     * @throws NonFiniteException if that is not a number, naming the sample
     * @throws DataException if there are samples, but none can be read
     */
    Predictions predict(Subset subset) {
        Dataset dataset = passes.dataset();
        Collected collected = new Collected(dataset.samples(subset), dataset.multiLabel());
        passes.through(
                subset,
                batchSize,
                batch -> collected.add(batch, student.forward(batch.input(modality), false)));
        return collected.predictions(subset);
    }

    /** Rows in the heap, batch by batch. */
    private static final class Collected {

        private final Samples samples;
        private final boolean multiLabel;
        private final List<String> ids = new ArrayList<>();
        private final List<int[]> labels = new ArrayList<>();
        private final List<float[]> embeddings = new ArrayList<>();
        private final List<float[]> scores = new ArrayList<>();

        Collected(Samples samples, boolean multiLabel) {
            this.samples = samples;
            this.multiLabel = multiLabel;
        }

        void add(Batch batch, StudentOutput output) {
            NDArray logits = output.logits();
            NDArray probabilities = multiLabel ? Activation.sigmoid(logits) : logits.softmax(1);
            ids.addAll(batch.ids());
            for (int index : batch.indices()) {
                labels.add(samples.labels(index));
            }
            addRows(batch, "embedding", output.embedding(), embeddings);
            addRows(batch, "score", probabilities, scores);
        }

        private static void addRows(Batch batch, String what, NDArray array, List<float[]> rows) {
            float[] values = array.toFloatArray();
            int width = Math.toIntExact(array.getShape().get(1));
            for (int i = 0; i < batch.size(); i++) {
                float[] row = Arrays.copyOfRange(values, i * width, (i + 1) * width);
                for (float value : row) {
                    if (!Float.isFinite(value)) {
                        throw new NonFiniteException(
                                "the student's %s of the sample '%s' is %s; a lower learning rate may help"
                                        .formatted(what, batch.ids().get(i), value));
                    }
                }
                rows.add(row);
            }
        }

        Predictions predictions(Subset subset) {
            if (ids.isEmpty() && samples.size() > 0) {
                throw new DataException(
                        "none of the %d %s samples can be read; look at why they were left out"
                                .formatted(samples.size(), subset.key()));
            }
            return new Predictions(
                    ids,
                    labels,
                    embeddings.toArray(float[][]::new),
                    scores.toArray(float[][]::new));
        }
    }
}
