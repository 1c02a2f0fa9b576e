package org.kdtoolkit.train.step;

/**
 * A loss term, a gradient or what a student says became NaN or infinite. In a training step it is
 * thrown before any weight is touched. The message names the term and the samples.
 */
public final class NonFiniteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with its message. */
    public NonFiniteException(String message) {
        super(message);
    }

    private NonFiniteException(String message, NonFiniteException cause) {
        super(message, cause);
    }

    /** The same, with the place in the trial before it. */
    public NonFiniteException at(String place) {
        return new NonFiniteException(place + ": " + getMessage(), this);
    }
}
