package org.kdtoolkit.train.trial;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.loading.Views;
import org.kdtoolkit.train.config.EpochSelection;
import org.kdtoolkit.train.config.EvaluationConfig;
import org.kdtoolkit.train.config.ResolvedExperiment;

/** Judges a student in the middle and at the end of a trial. */
public final class StudentEvaluation {

    /**
     * What a student said, and what that is worth.
     *
     * @param predictions of each subset that has samples
     * @param metrics what it is worth on these
     * @param gallery what it says of the training samples, asked at the first call; only as long as
     *     its weights are those that were judged
     */
    public record Findings(
            Map<Subset, Predictions> predictions,
            Map<MetricKey, Double> metrics,
            Supplier<Predictions> gallery) {}

    private final EvaluationConfig config;
    private final int batchSize;
    private final JudgedNetwork judged;
    private final BatchPasses passes;
    private final Predictor predictor;
    private final SubsetEvaluation tasks;
    private final BatchNormStatistics statistics;

    /**
     * Prepares to judge a student.
     *
     * @param experiment how it is judged
     * @param judged the student, or another network
     * @param passes batches of what it perceives
     * @param evidence what tasks look at besides
     * @throws org.kdtoolkit.api.ConfigurationException if a task can't judge this student
     */
    StudentEvaluation(
            ResolvedExperiment experiment,
            JudgedNetwork judged,
            BatchPasses passes,
            TrialEvidence evidence) {
        this.config = experiment.config().evaluation();
        this.batchSize = experiment.config().judgedAtOnce();
        this.judged = judged;
        this.passes = passes;
        this.predictor = new Predictor(judged, passes, batchSize, readsViews(experiment));
        this.tasks = SubsetEvaluation.of(experiment.tasksOfEach(), evidence, judged);
        evidence.requireComparable(experiment.tasksOfEach(), judged.network().featureMap().width());
        this.statistics = new BatchNormStatistics(judged.network());
    }

    /** What stands side by side is made of single views. */
    private static boolean readsViews(ResolvedExperiment experiment) {
        return experiment.tasks().stream()
                .anyMatch(task -> task.readsViews() || task.beside().isPresent());
    }

    /**
     * Whether a student is judged after an epoch.
     *
     * @param epoch from 1
     * @param epochs how many there are at most
     */
    boolean isDue(int epoch, int epochs) {
        return config.judges(epoch, epochs);
    }

    /**
     * The validation metrics of the task that selects, or of the first where nothing selects.
     * Batch-norm statistics are those that the final evaluation would use, so that an epoch is
     * chosen for what it will be judged by. Afterwards they are those of the training again, which
     * a network may read that teaches others.
     */
    Map<MetricKey, Double> afterEpoch(EpochSelection selection) {
        if (!passes.hasSamples(Subset.VALIDATION)) {
            return Map.of();
        }
        SubsetEvaluation selecting = selection.metric().map(tasks::only).orElseGet(tasks::first);
        return statistics.keptAround(() -> onValidation(selecting), passes.manager());
    }

    private Map<MetricKey, Double> onValidation(SubsetEvaluation selecting) {
        reEstimateIfAsked();
        return selecting.judge(
                Subset.VALIDATION,
                predictor.predict(Subset.VALIDATION),
                () -> predictor.predict(Subset.TRAIN));
    }

    /**
     * All metrics on the validation and test samples. Where batch-norm statistics are re-estimated,
     * the network keeps the new ones.
     */
    Findings afterTraining() {
        reEstimateIfAsked();
        return on(List.of(Subset.VALIDATION, Subset.TEST));
    }

    private void reEstimateIfAsked() {
        if (config.reEstimateBatchNorm()) {
            statistics.reEstimate(
                    action ->
                            passes.through(
                                    Subset.TRAIN,
                                    batchSize,
                                    Views.first(),
                                    batch -> action.accept(batch.input(judged.modality()))),
                    passes.manager());
        }
    }

    /** All metrics on some subsets. */
    Findings on(List<Subset> subsets) {
        Supplier<Predictions> gallery = new Once(() -> predictor.predict(Subset.TRAIN));
        Map<Subset, Predictions> predictions = new EnumMap<>(Subset.class);
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        for (Subset subset : subsets) {
            if (passes.hasSamples(subset)) {
                Predictions said = predictor.predict(subset);
                predictions.put(subset, said);
                metrics.putAll(tasks.judge(subset, said, gallery));
            }
        }
        return new Findings(predictions, metrics, gallery);
    }

    /** Which network it judges. */
    JudgedNetwork judged() {
        return judged;
    }

    /** Asks at the first call only. */
    private static final class Once implements Supplier<Predictions> {

        private final Supplier<Predictions> source;
        private Predictions value;

        Once(Supplier<Predictions> source) {
            this.source = source;
        }

        @Override
        public Predictions get() {
            if (value == null) {
                value = source.get();
            }
            return value;
        }
    }
}
