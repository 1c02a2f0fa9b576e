package org.kdtoolkit.api;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A configuration that can't be used. The message says what was expected, what was found and what
 * to do; the code that knows the file adds the place.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Creates the exception with its message. */
    public ConfigurationException(String message) {
        super(message);
    }

    /** Creates the exception with its message and what it came from, if from anything. */
    public ConfigurationException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
