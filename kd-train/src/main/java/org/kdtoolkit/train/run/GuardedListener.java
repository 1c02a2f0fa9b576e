package org.kdtoolkit.train.run;

import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.trial.TrialListener;

/**
 * Passes on how a trial gets on, and has the output folder looked after before anything is written
 * to it.
 *
 * @param listener is told
 * @param output where the trial's results go
 */
record GuardedListener(TrialListener listener, OutputFolder output) implements TrialListener {

    @Override
    public void saving() {
        output.requireHeld();
        listener.saving();
    }

    @Override
    public void noticed(String what) {
        listener.noticed(what);
    }

    @Override
    public void rerun(int finished) {
        listener.rerun(finished);
    }

    @Override
    public void kept(TrialResult result) {
        listener.kept(result);
    }

    @Override
    public void started(String method, int seed, int finishedEpochs, int epochs) {
        listener.started(method, seed, finishedEpochs, epochs);
    }

    @Override
    public void finishedEpoch(EpochRecord epoch) {
        listener.finishedEpoch(epoch);
    }

    @Override
    public void finished(TrialResult result) {
        listener.finished(result);
    }
}
