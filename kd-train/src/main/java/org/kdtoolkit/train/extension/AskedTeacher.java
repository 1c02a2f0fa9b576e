package org.kdtoolkit.train.extension;

import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.loading.Order;

/**
 * A teacher, and what it is asked about.
 *
 * @param name the teacher's
 * @param teacher as it is, neither shuffled nor corrupted
 * @param modality what it perceives
 * @param dataset the samples
 * @param faults takes those that can't be read
 * @param manager the parent of the managers that hold batches
 */
public record AskedTeacher(
        String name,
        Teacher teacher,
        String modality,
        Dataset dataset,
        Faults faults,
        NDManager manager) {

    private static final long SEED = 1;

    /**
     * In which order it is asked about samples: a drawn one, as lists may be sorted by class, and
     * the same for all trials.
     */
    static Order order() {
        return Order.shuffled(SEED, 0);
    }
}
