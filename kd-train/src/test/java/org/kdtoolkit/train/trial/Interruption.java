package org.kdtoolkit.train.trial;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;

/** Ends a trial behind an epoch, as a signal would. */
final class Interruption implements TrialListener {

    static final class Interrupted extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private final List<String> notices = new ArrayList<>();
    private final int after;

    /**
     * Prepares to end a trial.
     *
     * @param after the number of the epoch; -1 to let it run to its end
     */
    Interruption(int after) {
        this.after = after;
    }

    /** What the user was told. */
    List<String> notices() {
        return notices;
    }

    @Override
    public void noticed(String what) {
        notices.add(what);
    }

    @Override
    public void kept(TrialResult result) {}

    @Override
    public void started(String method, int seed, int finishedEpochs, int epochs) {}

    @Override
    public void finishedEpoch(EpochRecord epoch) {
        if (epoch.epoch() == after) {
            throw new Interrupted();
        }
    }

    @Override
    public void finished(TrialResult result) {}
}
