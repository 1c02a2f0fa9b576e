package org.kdtoolkit.api.data;

import org.apiguardian.api.API;

/**
 * What becomes of a sample that can't be read.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public enum OnError {
    /** The run ends with a {@link DataException}. */
    FAIL,
    /** The sample is left out, counted and reported. */
    SKIP
}
