package org.kdtoolkit.api.data;

/** What a data set is told when it is opened. */
public interface DatasetContext {

    /** Takes the samples that can't be read. */
    Faults faults();

    /**
     * Keeps what is made of files; worth asking wherever making it takes longer than reading it
     * from a disk.
     */
    TensorCache cache();

    /** Surroundings without a cache. */
    static DatasetContext of(Faults faults) {
        return of(faults, TensorCache.none());
    }

    /** The surroundings of a data set. */
    static DatasetContext of(Faults faults, TensorCache cache) {
        return new DatasetSurroundings(faults, cache);
    }
}
