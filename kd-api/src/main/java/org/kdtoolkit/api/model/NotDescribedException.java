package org.kdtoolkit.api.model;

import org.apiguardian.api.API;

/**
 * Says that a network, or a layer of it, does not tell what it computes.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class NotDescribedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names what is not described, such as {@code its layer MyLayer does not describe itself}. */
    public NotDescribedException(String message) {
        super(message);
    }
}
