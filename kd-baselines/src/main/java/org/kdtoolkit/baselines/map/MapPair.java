package org.kdtoolkit.baselines.map;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;

/**
 * The maps of student and teacher on a common grid of K positions: along each axis, the larger is
 * pooled to the size of the smaller. For square maps this is the published rule, which looks at the
 * height alone; for others, either map may be pooled along some of its axes.
 *
 * @param student [B, Ds, K]
 * @param teacher [B, Dt, K]
 */
public record MapPair(NDArray student, NDArray teacher) {

    private static final int GRID = 2;

    /**
     * Brings two maps to a common grid.
     *
     * @param student [B, Ds, grid...]
     * @param teacher [B, Dt, grid...]
     * @throws IllegalArgumentException if their batches differ in size, or their grids in the
     *     number of axes
     */
    public static MapPair of(NDArray student, NDArray teacher) {
        Shape students = student.getShape();
        Shape teachers = teacher.getShape();
        if (students.dimension() <= GRID
                || students.dimension() != teachers.dimension()
                || students.get(0) != teachers.get(0)) {
            throw new IllegalArgumentException(
                    "two maps [B, D, grid...] must have the same batch and as many grid axes,"
                            + " found %s of the student and %s of the teacher"
                                    .formatted(students, teachers));
        }
        Shape grid = common(students.slice(GRID), teachers.slice(GRID));
        return new MapPair(
                AdaptivePooling.pool(student, grid), AdaptivePooling.pool(teacher, grid));
    }

    /** The grid that two of as many axes have in common: along each axis, the smaller size. */
    public static Shape common(Shape one, Shape other) {
        long[] sizes = new long[one.dimension()];
        Arrays.setAll(sizes, axis -> Math.min(one.get(axis), other.get(axis)));
        return new Shape(sizes);
    }
}
