package org.kdtoolkit.datasets.corruption;

import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.model.Teacher;

/**
 * A control of what a teacher is worth: it speaks of another training sample than the student sees,
 * so that whatever helps then does not come from the pair. Which one is drawn once, and the same in
 * all trials.
 */
public final class ShuffledPairs {

    private static final long SEED = 1;

    private final Dataset dataset;
    private final SwapPartners partners;
    private final Faults faults;

    /**
     * Shuffles the pairs of a data set.
     *
     * @param dataset the samples
     * @param faults takes samples that can't be read
     * @throws org.kdtoolkit.api.data.DataException if there are fewer than two training samples
     */
    public ShuffledPairs(Dataset dataset, Faults faults) {
        this.dataset = dataset;
        this.partners = SwapPartners.circle(dataset, SEED);
        this.faults = faults;
    }

    /**
     * A teacher that speaks of other samples.
     *
     * @param teacher is asked about these; closed by the code that opened it
     * @param modality what it perceives
     */
    public Teacher of(Teacher teacher, String modality) {
        return new SwappedTeacher(
                teacher,
                CorruptedSamples.all(dataset),
                partners,
                new TrainingInputs(dataset, modality, faults));
    }
}
