package org.kdtoolkit.train.trial;

import ai.djl.ndarray.NDManager;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.loading.Views;

/** Judges a student in the middle and at the end of a trial. */
public final class StudentEvaluation {

    /**
     * What a student said, and what that is worth.
     *
     * @param predictions of each subset that has samples
     * @param metrics under names such as {@code test/top1}
     */
    public record Findings(Map<Subset, Predictions> predictions, Map<String, Double> metrics) {}

    private final TrialSetup bench;
    private final BatchPasses passes;
    private final Predictor predictor;
    private final SubsetEvaluation judge;
    private final BatchNormStatistics statistics;

    private StudentEvaluation(TrialSetup bench, Backbone student, BatchPasses passes) {
        String modality = bench.config().student().modality();
        this.bench = bench;
        this.passes = passes;
        this.predictor = new Predictor(student, modality, passes, bench.config().judgedAtOnce());
        this.judge = new SubsetEvaluation(bench.tasks());
        this.statistics = new BatchNormStatistics(student);
    }

    /**
     * Judges a student that was trained before.
     *
     * @param bench its surroundings
     * @param weights gives the student its weights, with a manager for what is made on the way
     * @param subsets on which samples
     */
    public static Findings ofTrained(
            TrialSetup bench, BiConsumer<StateDict, NDManager> weights, List<Subset> subsets) {
        try (NDManager manager = bench.manager().newSubManager()) {
            Backbone student = TrialNetworks.student(bench, new Seed(0), manager);
            weights.accept(student.state(), manager);
            return of(bench, student).on(subsets);
        }
    }

    /** Prepares to judge a student. */
    static StudentEvaluation of(TrialSetup bench, Backbone student) {
        return new StudentEvaluation(
                bench,
                student,
                new BatchPasses(
                        bench.dataset(),
                        bench.faults(),
                        List.of(bench.config().student().modality()),
                        bench.config().training().workers(),
                        bench.manager()));
    }

    /**
     * The validation metrics of the task that selects, or of the first where nothing selects.
     * Batch-norm statistics are those that the final evaluation would use, so that an epoch is
     * chosen for what it will be judged by.
     */
    Map<String, Double> afterEpoch(EpochSelection selection) {
        if (bench.dataset().samples(Subset.VALIDATION).size() == 0) {
            return Map.of();
        }
        reEstimateIfAsked();
        return (selection.takesLast() ? judge.first() : judge.only(selection.metricName()))
                .judge(
                        Subset.VALIDATION,
                        predictor.predict(Subset.VALIDATION),
                        () -> predictor.predict(Subset.TRAIN));
    }

    /** All metrics on the validation and test samples. */
    Findings afterTraining() {
        reEstimateIfAsked();
        return on(List.of(Subset.VALIDATION, Subset.TEST));
    }

    private void reEstimateIfAsked() {
        if (bench.config().evaluation().reEstimateBatchNorm()) {
            String modality = bench.config().student().modality();
            statistics.reEstimate(
                    action ->
                            passes.through(
                                    Subset.TRAIN,
                                    bench.config().judgedAtOnce(),
                                    Views.first(),
                                    batch -> action.accept(batch.input(modality))),
                    bench.manager());
        }
    }

    /** All metrics on some subsets. */
    private Findings on(List<Subset> subsets) {
        Supplier<Predictions> gallery = new Once(() -> predictor.predict(Subset.TRAIN));
        Map<Subset, Predictions> predictions = new EnumMap<>(Subset.class);
        Map<String, Double> metrics = new LinkedHashMap<>();
        for (Subset subset : subsets) {
            if (bench.dataset().samples(subset).size() > 0) {
                Predictions said = predictor.predict(subset);
                predictions.put(subset, said);
                metrics.putAll(judge.judge(subset, said, gallery));
            }
        }
        return new Findings(predictions, metrics);
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
