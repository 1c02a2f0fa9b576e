package org.kdtoolkit.spark;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialBatch;
import org.kdtoolkit.train.grid.TrialEnd;
import org.kdtoolkit.train.grid.WatchedTrial;
import org.kdtoolkit.train.grid.WorkersListener;

/** Follows the trials of a batch by what the driver says, and by their files. */
final class TrialsOnCluster {

    private static final long LOOKS_EVERY_MILLISECONDS = 300;

    private final SparkMaster master;
    private final Path log;
    private final WorkersListener listener;
    private final Map<Integer, WatchedTrial> open = new LinkedHashMap<>();
    private final Map<WatchedTrial, Integer> running = new HashMap<>();
    private final Map<WatchedTrial, String> places = new HashMap<>();
    private boolean begun;

    /**
     * Has heard of nothing yet.
     *
     * @param batch the trials
     * @param master for messages
     * @param log the file that takes what Spark says
     * @param listener is told how they get on
     */
    TrialsOnCluster(TrialBatch batch, SparkMaster master, Path log, WorkersListener listener) {
        this.master = master;
        this.log = log;
        this.listener = listener;
        for (PlannedTrial trial : batch.trials()) {
            open.put(trial.number(), new WatchedTrial(batch.plan(), trial));
        }
    }

    /**
     * Follows them to the end of the driver.
     *
     * @throws ConfigurationException if no trial was begun, as there is no cluster
     */
    void follow(DriverProcess driver) throws InterruptedException {
        while (!driver.isSilent()) {
            driver.next(LOOKS_EVERY_MILLISECONDS).ifPresent(this::hear);
            look();
        }
        if (!open.isEmpty()) {
            breakOff("the driver has ended; see " + log);
        }
    }

    private void hear(DriverLine line) {
        switch (line.what()) {
            case STARTED -> {
                begun = true;
                WatchedTrial watched = open.get(line.number());
                running.put(watched, 0);
                places.put(watched, line.message());
                listener.started(watched.trial(), line.message());
            }
            case ENDED -> ended(line);
            case GIVEN_UP -> giveUp(line);
            case NOTICE -> listener.noticed(line.message());
            case NO_CLUSTER -> breakOff(noCluster(line.message()));
        }
    }

    private void ended(DriverLine line) {
        WatchedTrial watched = forget(line.number());
        String said =
                line.message().isEmpty()
                        ? watched.lastComplaint()
                        : places.get(watched) + ": " + line.message();
        listener.ended(watched.trial(), TrialEnd.of(line.code(), said));
    }

    private void giveUp(DriverLine line) {
        WatchedTrial watched = forget(line.number());
        String message = "Spark does not begin it again: " + line.message();
        try {
            watched.fileFailure(message);
        } catch (DataException e) {
            listener.noticed(e.getMessage());
        }
        listener.ended(watched.trial(), new TrialEnd(TrialEnd.How.KILLED, message));
    }

    private WatchedTrial forget(int number) {
        WatchedTrial watched = open.remove(number);
        running.remove(watched);
        return watched;
    }

    /** Nothing more is going to happen. */
    private void breakOff(String why) {
        if (!begun) {
            throw new ConfigurationException("--on %s: %s".formatted(master.url(), why));
        }
        for (WatchedTrial watched : List.copyOf(running.keySet())) {
            forget(watched.trial().number());
            listener.ended(watched.trial(), new TrialEnd(TrialEnd.How.INTERRUPTED, why));
        }
        if (!open.isEmpty()) {
            listener.noticed("%d trials were not begun: %s".formatted(open.size(), why));
        }
        open.clear();
    }

    private String noCluster(String message) {
        return "the cluster can't be used (%s); is a master of SPARK_HOME's own version there? %s has more"
                .formatted(message, log);
    }

    private void look() {
        for (Map.Entry<WatchedTrial, Integer> trial : running.entrySet()) {
            int now = trial.getKey().epochs();
            if (now > trial.getValue()) {
                trial.setValue(now);
                listener.progressed(trial.getKey().trial(), now);
            }
        }
    }
}
