package org.kdtoolkit.train.trial;

import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.predict.Answers;
import org.kdtoolkit.predict.Labels;
import org.kdtoolkit.train.step.NonFiniteException;

/** Asks a student about all samples of a subset. */
final class Predictor {

    private final JudgedNetwork judged;
    private final BatchPasses passes;
    private final int batchSize;

    Predictor(JudgedNetwork judged, BatchPasses passes, int batchSize) {
        this.judged = judged;
        this.passes = passes;
        this.batchSize = batchSize;
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
        PredictionCollector answers = new PredictionCollector(samples);
        passes.run(
                passes.loader(subset, batchSize),
                size -> IntStream.range(0, size).filter(samples::isLabelled).toArray(),
                Views.all(),
                batch -> add(batch, answers));
        return answers.predictions(subset, passes.faults());
    }

    private void add(Batch batch, PredictionCollector answers) {
        Optional<Labels> labels =
                judged.hasHead()
                        ? Optional.of(Labels.of(passes.dataset().targetKind()))
                        : Optional.empty();
        Answers said = Answers.of(judged.network(), batch.input(judged.modality()), labels);
        for (int row = 0; row < batch.size(); row++) {
            String id = batch.ids().get(row);
            answers.add(
                    batch.indices()[row],
                    finite(said.embeddings()[row], "embedding", id),
                    finite(said.scores()[row], "score", id));
        }
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
