package org.kdtoolkit.cli;

import java.util.function.LongSupplier;

/** Which of the trials is under way, how far all are, and how long the rest of them takes. */
final class RunUnderWay {

    private final int trials;
    private final LongSupplier clock;
    private long begun;
    private boolean anyStarted;
    private int finished;
    private double doneBefore;
    private String trial = "";
    private int epoch;
    private int epochs;

    /**
     * Nothing yet.
     *
     * @param trials how many there are in all
     * @param clock the time in nanoseconds
     */
    RunUnderWay(int trials, LongSupplier clock) {
        this.trials = trials;
        this.clock = clock;
        this.begun = clock.getAsLong();
    }

    /** A trial need not be run: it is no measure of how long others take. */
    void keep() {
        doneBefore++;
        finished++;
    }

    /**
     * A trial begins.
     *
     * @param name what it is called
     * @param finishedEpochs how many of its epochs are done already
     * @param atMost how many it has
     */
    void begin(String name, int finishedEpochs, int atMost) {
        trial = name;
        if (!anyStarted) {
            begun = clock.getAsLong(); // what comes before any trial is no measure of the rest
            anyStarted = true;
        }
        doneBefore += (double) finishedEpochs / Math.max(1, atMost);
        epoch = finishedEpochs;
        epochs = atMost;
    }

    /** An epoch of the trial is done, counted from 1. */
    void reach(int done) {
        epoch = done;
    }

    /** Leaves the trial; what a line about it begins with. */
    String end() {
        finished++;
        String name = trial;
        trial = "";
        return "[%d/%d] %s: ".formatted(finished, trials, name);
    }

    /** What a line about the trial begins with, such as {@code [2/8] kd, seed 1: }. */
    String place() {
        return "[%d/%d] %s: ".formatted(finished + 1, trials, trial);
    }

    /** Whether there is a trial under way. */
    boolean isInTrial() {
        return !trial.isEmpty();
    }

    /** The name of the trial; nothing between two. */
    String trial() {
        return trial;
    }

    /** How many epochs of the trial are done. */
    int epoch() {
        return epoch;
    }

    /** How many epochs the trial has. */
    int epochs() {
        return epochs;
    }

    /**
     * How much of all is done, from 0 to 1.
     *
     * @param ofEpoch how much of the epoch is done that is not reported yet
     */
    double share(double ofEpoch) {
        return (finished + shareOfTrial(ofEpoch)) / trials;
    }

    private double shareOfTrial(double ofEpoch) {
        if (!isInTrial()) {
            return 0;
        }
        double within = epoch < epochs ? ofEpoch : 0;
        return Math.min(1, (epoch + within) / Math.max(1, epochs));
    }

    /**
     * Such as {@code 8 s left}; nothing while nobody knows.
     *
     * @param share how much of all is done, from 0 to 1
     */
    String estimate(double share) {
        double done = share - doneBefore / trials;
        double elapsed = (clock.getAsLong() - begun) / 1e9;
        return done <= 0 ? "" : Durations.left(elapsed * (1 - share) / done);
    }
}
