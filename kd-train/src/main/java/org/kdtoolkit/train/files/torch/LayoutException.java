package org.kdtoolkit.train.files.torch;

import java.io.IOException;

/** A tensor that does not fit its storage. */
final class LayoutException extends IOException {

    private static final long serialVersionUID = 1L;

    LayoutException(String message) {
        super(message);
    }
}
