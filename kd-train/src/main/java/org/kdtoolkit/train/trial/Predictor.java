package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Activation;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.train.step.NonFiniteException;

/** Asks a student about all samples of a subset. */
final class Predictor {

    private final JudgedNetwork judged;
    private final BatchPasses passes;
    private final int batchSize;
    private final boolean keepsViews;

    /**
     * Prepares to ask.
     *
     * @param judged the student
     * @param passes batches of what it perceives
     * @param batchSize views at once
     * @param keepsViews whether what it says of single views is kept beside the means
     */
    Predictor(JudgedNetwork judged, BatchPasses passes, int batchSize, boolean keepsViews) {
        this.judged = judged;
        this.passes = passes;
        this.batchSize = batchSize;
        this.keepsViews = keepsViews;
    }

    /**
     * What the student says of each sample that has a label and can be read: of one with several
     * views, the means of its embeddings and of its class probabilities.
     *
     * @throws NonFiniteException if that is not a number, naming the sample
     * @throws DataException if there are samples, but none can be read
     */
    Predictions predict(Subset subset) {
        Samples samples = passes.dataset().samples(subset);
        PredictionCollector answers = new PredictionCollector(samples, keepsViews);
        passes.run(
                passes.loader(subset, batchSize),
                size -> IntStream.range(0, size).filter(samples::isLabelled).toArray(),
                Views.all(),
                batch ->
                        add(
                                batch,
                                judged.network().forward(batch.input(judged.modality()), false),
                                answers));
        return answers.predictions(subset, passes.faults());
    }

    private void add(Batch batch, StudentOutput output, PredictionCollector answers) {
        float[] embeddings = output.embedding().toFloatArray();
        float[] scores = judged.hasHead() ? scores(output.logits()) : new float[0];
        for (int row = 0; row < batch.size(); row++) {
            String id = batch.ids().get(row);
            answers.add(
                    batch.indices()[row],
                    finite(row(embeddings, row, batch.size()), "embedding", id),
                    finite(row(scores, row, batch.size()), "score", id));
        }
    }

    private float[] scores(NDArray logits) {
        NDArray probabilities =
                passes.dataset().targetKind() == TargetKind.MULTI_LABEL
                        ? Activation.sigmoid(logits)
                        : logits.softmax(1);
        return probabilities.toFloatArray();
    }

    private static float[] row(float[] values, int row, int rows) {
        int width = values.length / rows;
        return Arrays.copyOfRange(values, row * width, (row + 1) * width);
    }

    private static float[] finite(float[] values, String what, String id) {
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new NonFiniteException(
                        "the student's %s of the sample '%s' is %s; a lower learning rate may help"
                                .formatted(what, id, value));
            }
        }
        return values;
    }
}
