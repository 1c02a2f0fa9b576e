package org.kdtoolkit.datasets.corruption;

import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;

/**
 * A corruption of one share of the training samples, as a trial meets it.
 *
 * @param config what is done to them
 * @param rate the share that is hit, from 0 to 1
 */
public record Corruption(CorruptionConfig config, double rate) {

    /**
     * Prepares the corruption of one teacher.
     *
     * @param dataset the samples
     * @param modality what the teacher perceives
     * @param faults takes samples that can't be read
     * @throws org.kdtoolkit.api.data.DataException if the data set does not allow for it
     */
    public TeacherCorruption of(Dataset dataset, String modality, Faults faults) {
        CorruptedSamples hit = CorruptedSamples.of(dataset, rate, config.seed());
        return config.corruption(hit, dataset, modality, faults);
    }

    /** How many of so many training samples are hit. */
    public int hits(int samples) {
        return CorruptedSamples.count(samples, rate);
    }
}
