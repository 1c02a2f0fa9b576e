package org.kdtoolkit.api.data;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * One sample that can't be read. The message names the file and what is wrong with it.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class SampleException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with its message. */
    public SampleException(String message) {
        super(message);
    }

    /** Creates the exception with its message and what it came from, if from anything. */
    public SampleException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
