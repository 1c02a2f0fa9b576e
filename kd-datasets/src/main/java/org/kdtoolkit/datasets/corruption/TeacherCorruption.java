package org.kdtoolkit.datasets.corruption;

import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.model.Teacher;

/**
 * The corruption of one teacher.
 *
 * @param dataset what the teacher is to be opened with; it looks like the original, which still
 *     belongs to the code that opened it
 * @param onTeacher makes of the opened teacher the one that is asked
 * @param hits which training samples are hit, by index
 */
public record TeacherCorruption(
        Dataset dataset, UnaryOperator<Teacher> onTeacher, IntPredicate hits) {

    /** No corruption. */
    public static TeacherCorruption none(Dataset dataset) {
        return new TeacherCorruption(dataset, UnaryOperator.identity(), index -> false);
    }
}
