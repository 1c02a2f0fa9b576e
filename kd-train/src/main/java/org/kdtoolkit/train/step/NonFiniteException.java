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
}
