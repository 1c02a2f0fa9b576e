package org.kdtoolkit.api.model;

import org.apiguardian.api.API;

/**
 * Something with weights.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public interface Stateful {

    /** The weights and running statistics by name; the same parameters at every call. */
    default StateDict state() {
        return StateDict.empty();
    }
}
