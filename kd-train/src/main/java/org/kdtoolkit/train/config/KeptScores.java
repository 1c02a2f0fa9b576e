package org.kdtoolkit.train.config;

/** Of which classes a student's scores are kept in its predictions. */
public enum KeptScores {
    /** Of the five best of each sample. */
    TOP5,
    /** Of all, best first. */
    ALL;

    private static final int FEW = 5;

    /**
     * How many classes of each sample.
     *
     * @param classes how many there are
     */
    public int of(int classes) {
        return this == ALL ? classes : Math.min(FEW, classes);
    }
}
