package org.kdtoolkit.formats.weights;

/** What a file has of a network's head: of the weights whose first axis counts the classes. */
public sealed interface SavedHead {

    /** The head itself, which was taken. */
    record Taken() implements SavedHead {}

    /**
     * A head that was not taken, as it is for other classes.
     *
     * @param classes how many
     */
    record OfOtherClasses(long classes) implements SavedHead {}

    /** None, as encoders are saved that were trained without labels. */
    record Absent() implements SavedHead {}
}
