package org.kdtoolkit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.train.grid.PlannedTrial;
import org.kdtoolkit.train.grid.TrialBatch;
import org.kdtoolkit.train.grid.TrialWorkers;
import org.kdtoolkit.train.run.PlannedTrials;

/**
 * Has others run the trials of a plan, and shows how they get on.
 *
 * @param workers run the trials
 * @param plugins where providers come from that are not the toolkit's own
 * @param epochs how many each trial has, at most
 */
record TrialsAtWork(TrialWorkers workers, Optional<Path> plugins, int epochs) {

    private static final String FAREWELL =
            "kd: interrupted; the same command with --resume goes on after the last finished"
                    + " epochs";

    /**
     * Runs those that are not done.
     *
     * @param trials those that are to be done in the end
     * @param afterEach is called when one has ended
     */
    void run(PlannedTrials trials, Console console, Runnable afterEach) {
        List<PlannedTrial> open = trials.open();
        WorkersProgress progress =
                new WorkersProgress(
                        console.err(),
                        trials.folder(),
                        trials.trials().size(),
                        open.size(),
                        epochs,
                        end -> afterEach.run());
        try {
            Interruption.during(
                    () -> progress.say(FAREWELL),
                    () -> {
                        workers.run(new TrialBatch(trials.folder(), open, plugins), progress);
                        return open;
                    });
        } finally {
            progress.end();
        }
    }
}
