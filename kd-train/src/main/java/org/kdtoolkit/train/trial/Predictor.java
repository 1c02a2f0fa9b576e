package org.kdtoolkit.train.trial;

import java.util.Optional;
import java.util.Set;
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
                batch -> {
                    add(batch, answers);
                    tell(batch, subset, samples.size());
                });
        return answers.predictions(subset, passes.faults(), Set.of(judged.modality()));
    }

    /** Samples come in the subset's order. */
    private void tell(Batch batch, Subset subset, int samples) {
        int done = batch.indices()[batch.size() - 1] + 1;
        passes.listener()
                .batch(BatchProgress.of(BatchProgress.Work.JUDGING, subset.key(), done, samples));
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
