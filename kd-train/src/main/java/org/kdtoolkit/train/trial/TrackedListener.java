package org.kdtoolkit.train.trial;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.track.TrackedEnd;
import org.kdtoolkit.api.track.TrackedEpoch;
import org.kdtoolkit.report.result.DeclaredMetric;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.track.Outboxes;

/** Is told about one trial, and tells another listener and the trackers. */
final class TrackedListener implements TrialListener, AutoCloseable {

    private final TrialListener listener;
    private final Opening opening;
    private Optional<Outboxes> trackers = Optional.empty();

    /** Opens the trackers when a trial begins. */
    @FunctionalInterface
    interface Opening {
        Outboxes open(String method, int seed, int finishedEpochs);
    }

    TrackedListener(TrialListener listener, Opening opening) {
        this.listener = listener;
        this.opening = opening;
    }

    @Override
    public void batch(BatchProgress progress) {
        listener.batch(progress);
    }

    @Override
    public void started(String method, int seed, int finishedEpochs, int epochs) {
        trackers = Optional.of(opening.open(method, seed, finishedEpochs));
        listener.started(method, seed, finishedEpochs, epochs);
    }

    @Override
    public void resumed(List<EpochRecord> finished) {
        tell(finished);
        listener.resumed(finished);
    }

    @Override
    public void finishedEpoch(EpochRecord epoch) {
        tell(List.of(epoch));
        listener.finishedEpoch(epoch);
    }

    @Override
    public void finishedInitialEpoch(EpochRecord epoch, int epochs) {
        listener.finishedInitialEpoch(epoch, epochs);
    }

    private void tell(List<EpochRecord> epochs) {
        trackers.ifPresent(all -> all.add(epochs.stream().map(TrackedListener::tracked).toList()));
    }

    @Override
    public void finished(TrialResult result) {
        trackers.ifPresent(all -> all.end(tracked(result)));
        listener.finished(result);
    }

    @Override
    public void paused() {
        listener.paused();
    }

    private static TrackedEpoch tracked(EpochRecord epoch) {
        Map<String, Double> values = new LinkedHashMap<>();
        epoch.losses().forEach((term, value) -> values.put("loss/" + term, value));
        epoch.learningRates().forEach((side, rate) -> values.put("learning-rate/" + side, rate));
        values.putAll(named(epoch.metrics()));
        values.put("seconds/training", epoch.seconds());
        values.put("seconds/evaluation", epoch.evaluationSeconds());
        values.put("seconds/data-wait", epoch.dataWaitSeconds());
        return new TrackedEpoch(epoch.epoch(), Instant.now(), values);
    }

    private static TrackedEnd tracked(TrialResult result) {
        if (result instanceof TrialResult.Failed failed) {
            return new TrackedEnd.Failed(failed.error());
        }
        return new TrackedEnd.Done(
                result.done().orElseThrow().selectedEpoch(), named(result.metrics()));
    }

    private static Map<String, Double> named(Map<MetricKey, Double> metrics) {
        Map<String, Double> named = new LinkedHashMap<>();
        metrics.forEach((key, value) -> named.put(key.toString(), value));
        return named;
    }

    @Override
    public void rerun(int finished) {
        listener.rerun(finished);
    }

    @Override
    public void noticed(String what) {
        listener.noticed(what);
    }

    @Override
    public void teachers(List<TeacherGrade> grades) {
        listener.teachers(grades);
    }

    @Override
    public void judgedBy(List<DeclaredMetric> metrics) {
        listener.judgedBy(metrics);
    }

    @Override
    public void selectedBy(Optional<MetricKey> metric) {
        listener.selectedBy(metric);
    }

    @Override
    public void kept(TrialResult result) {
        listener.kept(result);
    }

    /** Tells the trackers that the trial was stopped, if it did not end. */
    @Override
    public void close() {
        trackers.ifPresent(Outboxes::close);
    }
}
