package org.kdtoolkit.baselines.ab;

/** How the stages weigh in an {@link AbLoss}. */
public enum StageWeights {
    /** The last 3/1000, each one before it half as much as the next; the authors' choice. */
    HALVING,
    /** All 1, as in torchdistill. */
    EQUAL
}
