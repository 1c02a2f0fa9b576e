package org.kdtoolkit.train.grid;

/**
 * Runs trials of a plan somewhere: one after the other in this process, in processes beside it, on
 * a cluster. All that is needed of whoever runs one is the command {@code kd trial DIR N}, which
 * leaves the result in the plan's folder, goes on from a checkpoint that is there, does nothing
 * where the trial is done, and says by its exit code how it went (see {@link TrialEnd}).
 */
@FunctionalInterface
public interface TrialWorkers {

    /**
     * Runs trials, and returns when nothing more is going to happen to any of them. One that fails,
     * is refused or killed doesn't keep the others from running. Trials that are done already may
     * be among them.
     *
     * <p>If the thread is interrupted, all that was begun is told to stop, and this returns soon.
     *
     * @param batch which trials
     * @param listener is told how they get on
     * @throws org.kdtoolkit.api.ConfigurationException if none of them can be run here
     */
    void run(TrialBatch batch, WorkersListener listener);
}
