package org.kdtoolkit.train.step;

/**
 * A loss term or a gradient became NaN or infinite. Thrown before any weight is touched; the
 * message names the term and the samples.
 */
public final class NonFiniteException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    NonFiniteException(String message) {
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
