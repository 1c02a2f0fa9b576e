package org.kdtoolkit.api.data;

/**
 * What a data set is told when it is opened.
 *
 * @param faults takes the samples that can't be read
 * @param cache keeps what is made of files; worth asking wherever making it takes longer than
 *     reading it from a disk
 */
public record DatasetContext(Faults faults, TensorCache cache) {

    /** Without a cache. */
    public DatasetContext(Faults faults) {
        this(faults, TensorCache.none());
    }
}
