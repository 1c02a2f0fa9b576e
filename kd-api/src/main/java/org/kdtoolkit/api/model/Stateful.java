package org.kdtoolkit.api.model;

/** Something with weights. */
public interface Stateful {

    /** The weights and running statistics by name; the same parameters at every call. */
    default StateDict state() {
        return StateDict.empty();
    }
}
