package org.kdtoolkit.datasets.synthetic.privileged;

import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.Samples;

/**
 * The samples of a subset.
 *
 * @param set what they are
 * @param name begins their ids; says of which seed and subset they are
 */
record PrivilegedSamples(PrivilegedSet set, String name) implements Samples {

    @Override
    public int size() {
        return set.size();
    }

    @Override
    public String id(int index) {
        return "%s-%05d".formatted(name, index);
    }

    @Override
    public int[] labels(int index) {
        return new int[] {set.labels()[index]};
    }

    @Override
    public Optional<String> source(int index, String modality) {
        return Optional.empty();
    }

    @Override
    public HostTensor read(int index, String modality) {
        float[] row =
                switch (modality) {
                    case PrivilegedDataset.PRIVILEGED -> set.privileged()[index];
                    case PrivilegedDataset.ORDINARY -> set.ordinary()[index];
                    default ->
                            throw new IllegalArgumentException(
                                    "the data set has no modality '%s', only '%s' and '%s'"
                                            .formatted(
                                                    modality,
                                                    PrivilegedDataset.PRIVILEGED,
                                                    PrivilegedDataset.ORDINARY));
                };
        return HostTensor.of(row.clone(), row.length);
    }
}
