package org.kdtoolkit.train.track.mlflow;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.track.TrackedEnd;
import org.kdtoolkit.api.track.TrackedEpoch;
import org.kdtoolkit.api.track.TrackedTrial;
import org.kdtoolkit.api.track.Tracker;

/**
 * A run on an MLflow server for the trial, in the experiment of the benchmark. A file in the
 * trial's folder tells which run that is and what the server has of it, so that a trial that goes
 * on goes on with its run, and no epoch is told twice.
 */
public final class MlflowTracker implements Tracker {

    /** The most metrics of one request. */
    private static final int MOST_METRICS = 1000;

    private static final int LONGEST_TAG = 5000;

    private final TrackedTrial trial;
    private final MlflowServer server;
    private RunState state;

    /**
     * Begins a run, or goes on with the trial's.
     *
     * @throws UncheckedIOException if the server does not take it
     */
    public MlflowTracker(MlflowConfig config, TrackedTrial trial) {
        this(config, trial, System.getenv());
    }

    MlflowTracker(MlflowConfig config, TrackedTrial trial, Map<String, String> environment) {
        this.trial = trial;
        this.server = new MlflowServer(config.uri(), environment);
        try {
            state = opened(config);
            if (!state.described()) {
                server.logBatch(description());
                keep(state.asDescribed());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private RunState opened(MlflowConfig config) throws IOException {
        Optional<RunState> earlier =
                RunState.in(trial.folder()).filter(run -> run.uri().equals(config.uri()));
        if (earlier.isPresent() && server.updateRun(change(earlier.get(), "RUNNING"))) {
            return earlier.get();
        }
        ObjectNode run = server.object();
        run.put("experiment_id", server.experiment(config.experiment().orElse(trial.benchmark())));
        run.put("run_name", "%s/seed-%d".formatted(trial.method(), trial.seed()));
        run.put("start_time", Instant.now().toEpochMilli());
        ArrayNode tags = run.putArray("tags");
        tag(tags, "kd.version", trial.toolkit());
        tag(tags, "kd.benchmark", trial.benchmark());
        tag(tags, "kd.method", trial.method());
        tag(tags, "kd.seed", String.valueOf(trial.seed()));
        trial.point().forEach((key, value) -> tag(tags, "kd.point." + key, value));
        RunState begun = RunState.begun(config.uri(), server.createRun(run));
        begun.write(trial.folder());
        return begun;
    }

    private ObjectNode description() {
        ObjectNode batch = batch();
        ArrayNode params = batch.putArray("params");
        trial.hyperParameters()
                .forEach((name, value) -> tag(params, name, MlflowNames.value(value)));
        return batch;
    }

    @Override
    public void epochs(List<TrackedEpoch> epochs) throws IOException {
        ObjectNode batch = batch();
        ArrayNode metrics = batch.putArray("metrics");
        for (TrackedEpoch epoch : epochs) {
            if (epoch.number() <= state.epochs()) {
                continue;
            }
            if (metrics.size() + epoch.values().size() > MOST_METRICS && !metrics.isEmpty()) {
                send(batch, epoch.number() - 1);
                metrics.removeAll();
            }
            add(metrics, "", epoch.values(), epoch.number(), epoch.ended());
        }
        if (!metrics.isEmpty()) {
            send(batch, epochs.get(epochs.size() - 1).number());
        }
    }

    private void send(ObjectNode batch, int lastEpoch) throws IOException {
        server.logBatch(batch);
        keep(state.upTo(lastEpoch));
    }

    private void keep(RunState now) throws IOException {
        state = now;
        state.write(trial.folder());
    }

    @Override
    public void ended(TrackedEnd end) throws IOException {
        if (end instanceof TrackedEnd.Done done) {
            ObjectNode batch = batch();
            add(batch.putArray("metrics"), "result/", done.metrics(), done.epoch(), Instant.now());
            server.logBatch(batch);
            end("FINISHED");
        } else if (end instanceof TrackedEnd.Failed failed) {
            ObjectNode batch = batch();
            tag(batch.putArray("tags"), "kd.error", failed.error());
            server.logBatch(batch);
            end("FAILED");
        } else {
            end("KILLED");
        }
    }

    private void end(String status) throws IOException {
        server.updateRun(change(state, status).put("end_time", Instant.now().toEpochMilli()));
    }

    private ObjectNode change(RunState run, String status) {
        return server.object().put("run_id", run.run()).put("status", status);
    }

    private ObjectNode batch() {
        return server.object().put("run_id", state.run());
    }

    private static void add(
            ArrayNode metrics, String prefix, Map<String, Double> values, int step, Instant time) {
        values.forEach(
                (name, value) -> {
                    ObjectNode metric = metrics.addObject();
                    metric.put("key", MlflowNames.of(prefix + name));
                    if (Double.isFinite(value)) {
                        metric.put("value", value);
                    } else {
                        metric.put("value", String.valueOf(value)); // as protobuf's JSON has it
                    }
                    metric.put("timestamp", time.toEpochMilli());
                    metric.put("step", step);
                });
    }

    private static void tag(ArrayNode tags, String key, String value) {
        String kept = value.substring(0, Math.min(value.length(), LONGEST_TAG));
        tags.addObject().put("key", MlflowNames.of(key)).put("value", kept);
    }
}
