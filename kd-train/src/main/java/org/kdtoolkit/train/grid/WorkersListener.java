package org.kdtoolkit.train.grid;

/**
 * Is told how trials get on that run elsewhere; may be called by several threads, one at a time.
 */
public interface WorkersListener {

    /**
     * A trial has begun.
     *
     * @param trial which
     * @param where in a few words, such as {@code process 4711}
     */
    default void started(PlannedTrial trial, String where) {}

    /**
     * A trial has got on, as far as the files tell.
     *
     * @param trial which
     * @param epochs how many of its epochs are done
     */
    default void progressed(PlannedTrial trial, int epochs) {}

    /** The work on a trial has ended; another attempt may begin. */
    void ended(PlannedTrial trial, TrialEnd end);

    /**
     * There is something that a user should know.
     *
     * @param what a sentence
     */
    default void noticed(String what) {}
}
