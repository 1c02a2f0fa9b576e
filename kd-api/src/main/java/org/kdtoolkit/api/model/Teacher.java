package org.kdtoolkit.api.model;

import ai.djl.ndarray.NDManager;
import java.util.List;
import org.kdtoolkit.api.data.Batch;

/** What is distilled from: frozen. */
public interface Teacher extends AutoCloseable {

    /** What {@link #output} gives. */
    TeacherShape shape();

    /**
     * The teacher's word on a batch.
     *
     * @param batch samples; with the teacher's modality if {@link #needsInput}
     * @param manager owns the returned arrays, and says on which device they are
     */
    TeacherOutput output(Batch batch, NDManager manager);

    /** Whether a batch must carry the teacher's modality; not so if all is known in advance. */
    default boolean needsInput() {
        return false;
    }

    /**
     * Whether its answers come of reading its modality, as those of a network do; not so if they
     * were stored before, and nothing of the data set's modality goes into them.
     */
    default boolean perceives() {
        return true;
    }

    /** What every report that it has a part in must say of it. */
    default List<String> notes() {
        return List.of();
    }

    @Override
    default void close() {}
}
