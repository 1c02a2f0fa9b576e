package org.kdtoolkit.train.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.train.config.EpochSelection;

/** Judges all networks of a trial. */
final class TrialEvaluation {

    /**
     * What a network said, and what that is worth.
     *
     * @param judged which network
     * @param findings what it said
     */
    record Findings(JudgedNetwork judged, StudentEvaluation.Findings findings) {}

    /**
     * What all networks said, and what that is worth.
     *
     * @param networks of each
     * @param metrics of each, and of those that stand side by side
     */
    record Judgement(List<Findings> networks, Map<MetricKey, Double> metrics) {}

    private final List<StudentEvaluation> all;
    private final SideBySideEvaluation beside;

    /**
     * Prepares to judge.
     *
     * @param all judge a network each
     * @param beside judges several as one
     */
    TrialEvaluation(List<StudentEvaluation> all, SideBySideEvaluation beside) {
        this.all = List.copyOf(all);
        this.beside = beside;
    }

    /** Whether an epoch is one of those that are judged; the same of all networks. */
    boolean isDue(int epoch, int epochs) {
        return all.get(0).isDue(epoch, epochs);
    }

    /**
     * What an epoch is worth on the validation samples, of the network that selects; where nothing
     * selects, of each student.
     */
    Map<MetricKey, Double> afterEpoch(EpochSelection selection) {
        Optional<MetricKey> key = selection.key();
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        all.stream()
                .filter(evaluation -> evaluation.judged().follows())
                .filter(
                        evaluation ->
                                key.map(k -> k.network().equals(evaluation.judged().name()))
                                        .orElse(true))
                .forEach(evaluation -> metrics.putAll(evaluation.afterEpoch(selection)));
        return metrics;
    }

    /** All metrics of all networks on the validation and test samples. */
    Judgement afterTraining() {
        return judgement(StudentEvaluation::afterTraining);
    }

    /** All metrics of all networks on some subsets. */
    Judgement on(List<Subset> subsets) {
        return judgement(evaluation -> evaluation.on(subsets));
    }

    private Judgement judgement(Function<StudentEvaluation, StudentEvaluation.Findings> judging) {
        List<Findings> networks =
                all.stream().map(one -> new Findings(one.judged(), judging.apply(one))).toList();
        Map<MetricKey, Double> metrics = new LinkedHashMap<>();
        networks.forEach(one -> metrics.putAll(one.findings().metrics()));
        metrics.putAll(beside.judge(networks));
        return new Judgement(networks, metrics);
    }
}
