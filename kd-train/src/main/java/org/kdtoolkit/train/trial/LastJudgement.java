package org.kdtoolkit.train.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.predict.StudentDescription;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.optimizer.WeightsAverage;

/**
 * Judges what a trial has come to, and files its networks and answers.
 *
 * @param own the networks of the trial
 * @param evaluation judges them
 * @param outcome puts the result together
 * @param artifacts where files go
 * @param answers writes what the networks said
 * @param guard is asked before anything is written
 */
record LastJudgement(
        TrialNetworks own,
        TrialEvaluation evaluation,
        TrialOutcomes.Outcome outcome,
        TrialArtifacts artifacts,
        AnswerFiles answers,
        SavingGuard guard) {

    /** Judges networks as they were made. */
    TrialResult untrained() {
        long start = System.nanoTime();
        TrialEvaluation.Judgement found = evaluation.afterTraining();
        guard.beforeSaving();
        Map<String, String> files = write(found, 0);
        Map<MetricKey, Double> of = found.metrics();
        return outcome.done(0, of, of, Map.of(), List.of(), secondsSince(start), files);
    }

    /** Judges networks by their last epoch, and by the chosen one, which is kept. */
    TrialResult trained(TrainingLoop loop) {
        long start = System.nanoTime();
        TrialEvaluation.Judgement last = evaluation.afterTraining();
        TrialEvaluation.Judgement kept = last;
        if (loop.chosen() < loop.history().size()) {
            loop.backToChosen();
            kept = evaluation.afterTraining();
        }
        guard.beforeSaving();
        Map<String, String> files = new LinkedHashMap<>(write(kept, loop.chosen()));
        Map<MetricKey, Double> averaged =
                own.average()
                        .map(average -> averaged(average, loop.chosen(), files))
                        .orElse(Map.of());
        return outcome.done(
                loop.chosen(),
                kept.metrics(),
                last.metrics(),
                averaged,
                loop.history(),
                secondsSince(start),
                files);
    }

    /** Files what was judged; the checksums of the files by their names. */
    private Map<String, String> write(TrialEvaluation.Judgement judged, int epoch) {
        return artifacts.write(judged.networks(), answers, one -> outcome.describe(one, epoch));
    }

    /** Judges and files the average; the student has its own weights again afterwards. */
    private Map<MetricKey, Double> averaged(
            WeightsAverage average, int epoch, Map<String, String> files) {
        average.swap();
        try {
            TrialEvaluation.Judgement found = evaluation.afterTraining();
            guard.beforeSaving();
            Optional<StudentDescription> description =
                    outcome.describe(found.networks().get(0), epoch);
            files.putAll(
                    artifacts.writeAveraged(own.judged().get(0).network().state(), description));
            return found.metrics();
        } finally {
            average.swap();
        }
    }

    private static double secondsSince(long start) {
        return (System.nanoTime() - start) / 1e9;
    }
}
