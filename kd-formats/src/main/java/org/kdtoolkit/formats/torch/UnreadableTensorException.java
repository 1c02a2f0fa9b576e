package org.kdtoolkit.formats.torch;

import java.io.IOException;

/** A tensor that is no plain array of real numbers. */
final class UnreadableTensorException extends IOException {

    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param what what it is instead, such as "it is a sparse tensor"
     */
    UnreadableTensorException(String what) {
        super(what);
    }
}
