package org.kdtoolkit.train.grid;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Trials of a plan that are to be run somewhere.
 *
 * @param plan the folder of the plan, which all who run its trials see under the same path
 * @param trials which of its trials, in the order in which they are to begin
 * @param plugins the folder of jars with further providers that the experiment was read with
 */
public record TrialBatch(PlanFolder plan, List<PlannedTrial> trials, Optional<Path> plugins) {

    /** Copies the list. */
    public TrialBatch {
        trials = List.copyOf(trials);
    }

    /** The words behind {@code kd} that run one of the trials, with absolute paths. */
    public List<String> command(PlannedTrial trial) {
        return command(String.valueOf(trial.number()));
    }

    /** The same for a process that takes numbers of trials from its standard input. */
    List<String> workerCommand() {
        return command("--worker");
    }

    private List<String> command(String which) {
        List<String> words = new ArrayList<>();
        words.add("trial");
        words.add(plan.path().toAbsolutePath().normalize().toString());
        words.add(which);
        plugins.ifPresent(
                folder -> {
                    words.add("--plugins");
                    words.add(folder.toAbsolutePath().normalize().toString());
                });
        return words;
    }
}
