package org.kdtoolkit.api.data;

import java.util.Optional;

/**
 * The samples of one subset, by index from 0 to {@code size() - 1}. The order is fixed by the data
 * set, so that an index means the same sample in every run.
 */
public interface Samples {

    /** The number of samples. */
    int size();

    /** The id, unique within the subset. */
    String id(int index);

    /** The labels: class indices in ascending order; exactly one unless the set is multi-label. */
    int[] labels(int index);

    /**
     * The sample's file in a modality as the data set's own list names it, such as {@code
     * audio/1228.wav}; empty for samples that come from no file of their own.
     */
    Optional<String> source(int index, String modality);

    /**
     * Reads one modality of one sample.
     *
     * @return the values; their shape fits {@link Dataset#modalities()}
     * @throws SampleException if the sample can't be read
     */
    HostTensor read(int index, String modality) throws SampleException;
}
