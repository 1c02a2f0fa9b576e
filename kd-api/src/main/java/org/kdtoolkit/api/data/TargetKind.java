package org.kdtoolkit.api.data;

import org.apiguardian.api.API;

/**
 * How many labels the samples of a data set have.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public enum TargetKind {
    /** Exactly one class a sample. */
    SINGLE_LABEL,

    /** Any number of classes a sample. */
    MULTI_LABEL
}
