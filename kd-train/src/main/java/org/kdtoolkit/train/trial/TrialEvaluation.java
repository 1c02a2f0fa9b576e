package org.kdtoolkit.train.trial;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    record Findings(JudgedNetwork judged, StudentEvaluation.Findings findings) {

        /** The metrics of all. */
        static Map<MetricKey, Double> metrics(List<Findings> all) {
            Map<MetricKey, Double> metrics = new LinkedHashMap<>();
            all.forEach(one -> metrics.putAll(one.findings().metrics()));
            return metrics;
        }
    }

    private final List<StudentEvaluation> all;

    TrialEvaluation(List<StudentEvaluation> all) {
        this.all = List.copyOf(all);
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
    List<Findings> afterTraining() {
        List<Findings> findings = new ArrayList<>();
        all.forEach(
                evaluation ->
                        findings.add(
                                new Findings(evaluation.judged(), evaluation.afterTraining())));
        return findings;
    }
}
