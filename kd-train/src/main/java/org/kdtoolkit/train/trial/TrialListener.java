package org.kdtoolkit.train.trial;

import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;

/** Is told how a trial gets on. */
public interface TrialListener {

    /**
     * Trials that were finished in an earlier run are about to be run again.
     *
     * @param finished how many
     */
    default void rerun(int finished) {}

    /**
     * Something on disk is not as it was left, and the trial goes on in another way.
     *
     * @param what a sentence for the user
     */
    default void noticed(String what) {}

    /**
     * Results are about to be written. Whoever knows that they have no place any more throws.
     *
     * @throws org.kdtoolkit.api.data.DataException if they have none
     */
    default void saving() {}

    /** A trial that was finished in an earlier run is kept. */
    void kept(TrialResult result);

    /**
     * A trial begins.
     *
     * @param method the method's name
     * @param seed the seed
     * @param finishedEpochs how many epochs are done already; more than 0 if it is resumed
     * @param epochs how many there will be at most
     */
    void started(String method, int seed, int finishedEpochs, int epochs);

    /** An epoch is done. */
    void finishedEpoch(EpochRecord epoch);

    /** A trial is done, or has failed. */
    void finished(TrialResult result);
}
