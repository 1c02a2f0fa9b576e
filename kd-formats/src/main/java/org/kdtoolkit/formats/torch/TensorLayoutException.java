package org.kdtoolkit.formats.torch;

import java.io.IOException;

/** A tensor that does not fit its storage. */
final class TensorLayoutException extends IOException {

    private static final long serialVersionUID = 1L;

    TensorLayoutException(String message) {
        super(message);
    }
}
