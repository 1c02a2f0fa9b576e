package org.kdtoolkit.train.trial;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.DeclaredMetric;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;

/** Is told how a trial gets on. */
public interface TrialListener extends BatchListener {

    @Override
    default void batch(BatchProgress progress) {}

    /**
     * A trial goes on from its checkpoint; comes after {@link #started}.
     *
     * @param finished the epochs that are done already
     */
    default void resumed(List<EpochRecord> finished) {}

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
     * The teachers are open, and were asked about all samples: nobody has learnt from them yet.
     *
     * @param grades how often each is right itself, and what looks wrong
     */
    default void teachers(List<TeacherGrade> grades) {}

    /** What the students of the trials that follow are judged by. */
    default void judgedBy(List<DeclaredMetric> metrics) {}

    /** What chooses the epoch of the trials that follow; empty if it is the last one anyway. */
    default void selectedBy(Optional<MetricKey> metric) {}

    /** A trial that was finished in an earlier run is kept. */
    void kept(TrialResult result);

    /**
     * A trial begins.
     *
     * @param method the method's name
     * @param seed the seed
     * @param finishedEpochs how many epochs are done already; more than 0 if it is resumed
     * @param epochs how many there will be at most, until it ends or pauses
     */
    void started(String method, int seed, int finishedEpochs, int epochs);

    /**
     * An epoch is done that comes before the training.
     *
     * @param epoch the epoch, the first of these being 1
     * @param epochs how many of these there are
     */
    default void finishedInitialEpoch(EpochRecord epoch, int epochs) {}

    /** An epoch is done. */
    void finishedEpoch(EpochRecord epoch);

    /** A trial has trained as far as it had to for now; it may go on later. */
    default void paused() {}

    /** A trial is done, or has failed. */
    void finished(TrialResult result);
}
