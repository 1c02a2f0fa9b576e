package org.kdtoolkit.train.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.report.result.Cost;
import org.kdtoolkit.report.result.EpochMetrics;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.MethodSpec;

/** Puts a trial's result together. */
final class TrialOutcome {

    private final TrialSetup bench;
    private final MethodSpec spec;
    private final int seed;
    private final TrialNetworks contestants;

    TrialOutcome(TrialSetup bench, MethodSpec spec, int seed, TrialNetworks contestants) {
        this.bench = bench;
        this.spec = spec;
        this.seed = seed;
        this.contestants = contestants;
    }

    /**
     * The result of a trial that ran to its end.
     *
     * @param chosen the number of the chosen epoch
     * @param metrics the metrics of that epoch
     * @param last the metrics of the last epoch
     * @param history all epochs
     * @param evaluationSeconds how long the final evaluation took
     * @param files the checksums of what the trial has left besides
     */
    TrialResult done(
            int chosen,
            Map<String, Double> metrics,
            Map<String, Double> last,
            List<EpochRecord> history,
            double evaluationSeconds,
            Map<String, String> files) {
        return new TrialResult.Done(
                spec.name(),
                seed,
                metrics,
                chosen,
                new EpochMetrics(history.size(), last),
                bench.teacherMetrics(),
                new Cost(
                        seconds(history) + evaluationSeconds,
                        history.stream().mapToDouble(EpochRecord::seconds).average().orElse(0),
                        contestants.learner().student().state().trainableSize(),
                        contestants.distiller().method().state().trainableSize()),
                bench.config().evaluation().reEstimateBatchNorm(),
                bench.faults().all().size(),
                notes(),
                files);
    }

    /** The result of a trial that ended with an error after some epochs. */
    TrialResult failed(String error, List<EpochRecord> history) {
        return new TrialResult.Failed(spec.name(), seed, error, seconds(history), notes());
    }

    private static double seconds(List<EpochRecord> history) {
        return history.stream().mapToDouble(e -> e.seconds() + e.evaluationSeconds()).sum();
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>(bench.dataset().notes());
        notes.addAll(contestants.notes());
        boolean several = bench.teachers().size() > 1;
        contestants
                .distiller()
                .teachers()
                .forEach(
                        (name, teacher) ->
                                teacher.notes().stream()
                                        .map(note -> several ? name + ": " + note : note)
                                        .forEach(notes::add));
        notes.addAll(contestants.distiller().method().notes());
        return notes;
    }
}
