package org.kdtoolkit.cli.slurm;

import java.util.List;
import org.kdtoolkit.train.grid.PlannedTrial;

/**
 * The trials of a plan that are not done, dealt out to the tasks of an array.
 *
 * @param trials in the order of their numbers
 * @param longest how many tasks an array of the cluster may have
 */
public record OpenTrials(List<PlannedTrial> trials, int longest) {

    /** Copies the list. */
    public OpenTrials {
        trials = List.copyOf(trials);
    }

    /** How many trials a task runs, one after the other. */
    public int each() {
        return (trials.size() + longest - 1) / longest;
    }

    /** How many tasks there are. */
    public int tasks() {
        return (trials.size() + each() - 1) / each();
    }
}
