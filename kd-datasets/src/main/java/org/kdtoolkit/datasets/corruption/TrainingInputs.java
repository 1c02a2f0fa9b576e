package org.kdtoolkit.datasets.corruption;

import java.util.Optional;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;

/**
 * What a teacher perceives of training samples.
 *
 * @param dataset the samples
 * @param modality what is perceived
 * @param faults takes samples that can't be read
 */
record TrainingInputs(Dataset dataset, String modality, Faults faults) {

    /**
     * Reads a sample in its first view, to be put in the place of another.
     *
     * @param values how many values the other has
     * @return the values, or empty where the sample can't be read
     * @throws DataException if it can't be read and the policy is to fail, or it has another size
     */
    Optional<float[]> read(int index, int values) {
        Samples samples = dataset.samples(Subset.TRAIN);
        try {
            HostTensor tensor = samples.read(index, modality);
            if (tensor.values().length != values) {
                throw new DataException(
                        "sample '%s' (train) has %d values in modality '%s', of shape %s, but the sample that it takes the place of has %d; give the modality a fixed size"
                                .formatted(
                                        samples.id(index),
                                        tensor.values().length,
                                        modality,
                                        tensor.shape(),
                                        values));
            }
            return Optional.of(tensor.values());
        } catch (SampleException e) {
            faults.report(Subset.TRAIN, index, samples.id(index), e);
            return Optional.empty();
        }
    }
}
