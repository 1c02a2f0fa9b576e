package org.kdtoolkit.datasets.corruption;

import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;

/**
 * What a teacher perceives of training samples.
 *
 * @param dataset the samples
 * @param modality what is perceived
 * @param faults takes samples that can't be read
 */
record TrainingInputs(Dataset dataset, String modality, Faults faults) {

    /**
     * Reads a sample, to be put in the place of another.
     *
     * @param view how it is looked at
     * @param values how many values the other has
     * @return the values
     * @throws SampleException if the sample can't be read
     * @throws DataException if it has another size
     */
    float[] read(int index, View view, int values) throws SampleException {
        Samples samples = dataset.samples(Subset.TRAIN);
        HostTensor tensor = samples.read(index, modality, view);
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
        return tensor.values();
    }

    /**
     * Takes note of a sample that can't be read.
     *
     * @throws DataException if the policy is to fail
     */
    void report(int index, SampleException cause) {
        faults.report(Subset.TRAIN, index, dataset.samples(Subset.TRAIN).id(index), cause);
    }
}
