package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;

/**
 * What a teacher is told when it is opened.
 *
 * @param dataset the samples that it will be asked about
 * @param modality the modality that it perceives
 * @param onMissing what becomes of samples that it knows nothing about
 * @param faults takes the samples that can't be read
 * @param backbones makes its network, if it is one of the toolkit's
 * @param manager owns the teacher's arrays
 */
public record TeacherContext(
        Dataset dataset,
        String modality,
        OnMissing onMissing,
        Faults faults,
        BackboneFactory backbones,
        NDManager manager) {

    /**
     * Takes note of a sample that the teacher knows nothing about. Where such samples are kept, its
     * rows are to be among {@link TeacherOutput#missing}.
     *
     * @throws DataException if it counts as a fault and the policy for faults is to fail
     */
    public void miss(Subset subset, int index, SampleException cause) {
        if (onMissing == OnMissing.FAULT) {
            faults.report(subset, index, dataset.samples(subset).id(index), cause);
        }
    }
}
