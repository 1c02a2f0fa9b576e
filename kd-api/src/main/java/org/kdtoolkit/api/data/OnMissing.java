package org.kdtoolkit.api.data;

import org.apiguardian.api.API;

/**
 * What becomes of a sample that a teacher knows nothing about.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public enum OnMissing {
    /** It counts as a sample that can't be read: see {@link OnError}. */
    FAULT,
    /** It learns from its label alone: no term of the teacher's looks at it. */
    KEEP
}
