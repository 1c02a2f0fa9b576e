package org.kdtoolkit.api.data;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Data that can't be used. The message names the file with line or record, or the sample, what was
 * expected, what was found and what to do.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public class DataException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with its message. */
    public DataException(String message) {
        super(message);
    }

    /** Creates the exception with its message and what it came from, if from anything. */
    public DataException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
