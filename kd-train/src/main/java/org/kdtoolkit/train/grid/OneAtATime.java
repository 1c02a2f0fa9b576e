package org.kdtoolkit.train.grid;

/** Lets one thread at a time tell a listener something. */
final class OneAtATime implements WorkersListener {

    private final WorkersListener listener;

    OneAtATime(WorkersListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void started(PlannedTrial trial, String where) {
        listener.started(trial, where);
    }

    @Override
    public synchronized void progressed(PlannedTrial trial, int epochs) {
        listener.progressed(trial, epochs);
    }

    @Override
    public synchronized void ended(PlannedTrial trial, TrialEnd end) {
        listener.ended(trial, end);
    }

    @Override
    public synchronized void noticed(String what) {
        listener.noticed(what);
    }
}
