package org.kdtoolkit.teachers.check;

/** What may be wrong with a teacher. */
public enum DoubtKind {
    /** It knows nothing about many samples. */
    MISSING,
    /** It says exactly the same of different samples. */
    EQUAL_ANSWERS,
    /** Vectors all of whose entries are equal, so that they say nothing. */
    CONSTANT_ANSWERS,
    /** Logits that are probabilities or their logarithms already. */
    PROBABILITIES,
    /** It is right as often as chance would be. */
    AT_CHANCE,
    /** The classes of its logits stand in another order. */
    PERMUTED_CLASSES,
    /** What it says belongs to other samples. */
    MISPLACED_FILES,
    /** Its embeddings and its logits do not belong together. */
    CONTRADICTION,
    /** A network whose weights were not all loaded, or whose input is prepared in another way. */
    PARTIAL_WEIGHTS,
    /** It is right on one subset far more often than on the other. */
    SUBSETS_DIFFER
}
