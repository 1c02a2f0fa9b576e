package org.kdtoolkit.baselines.mst;

/** Which masks a specialised teacher has on. */
public enum Masks {
    /** Its own alone, with which it was trained. */
    ONE_EACH,

    /**
     * Its own and those of the layers before it in the list, as in the published code, which takes
     * none off until all teachers were asked.
     */
    PUBLISHED
}
