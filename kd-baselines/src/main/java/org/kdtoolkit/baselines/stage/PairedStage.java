package org.kdtoolkit.baselines.stage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;
import java.util.Arrays;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.model.FeatureMapShape;

/**
 * A stage of the student, and the one of the teacher that it is compared with. A map of a single
 * position counts as one of as many axes as the other's.
 */
public final class PairedStage {

    private final String studentStage;
    private final FeatureMapShape student;
    private final String teacherStage;
    private final FeatureMapShape teacher;

    PairedStage(
            String objective,
            String studentStage,
            FeatureMapShape student,
            String teacherStage,
            FeatureMapShape teacher) {
        this.studentStage = studentStage;
        this.student = withAxes(student, teacher.grid().dimension());
        this.teacherStage = teacherStage;
        this.teacher = withAxes(teacher, student.grid().dimension());
        if (this.student.grid().dimension() != this.teacher.grid().dimension()) {
            throw new ConfigurationException(
                    "the objective '%s' compares the student's stage '%s', of the grid %s, with the teacher's stage '%s', of the grid %s; only maps of as many axes can be compared, choose others"
                            .formatted(
                                    objective,
                                    studentStage,
                                    student.grid(),
                                    teacherStage,
                                    teacher.grid()));
        }
    }

    private static FeatureMapShape withAxes(FeatureMapShape map, int axes) {
        if (map.tokens() > 1) {
            return map;
        }
        long[] ones = new long[Math.max(axes, map.grid().dimension())];
        Arrays.fill(ones, 1);
        return new FeatureMapShape(new Shape(ones), map.width());
    }

    /** The name of both stages, or both names: {@code layer2} or {@code layer2-layer3}. */
    public String label() {
        return studentStage.equals(teacherStage) ? studentStage : studentStage + "-" + teacherStage;
    }

    /** The name of the student's stage. */
    public String studentStage() {
        return studentStage;
    }

    /** The name of the teacher's stage. */
    public String teacherStage() {
        return teacherStage;
    }

    /** The layout of the student's map, whose grid has as many axes as the teacher's. */
    public FeatureMapShape student() {
        return student;
    }

    /** The layout of the teacher's map. */
    public FeatureMapShape teacher() {
        return teacher;
    }

    /** The student's map [B, Ds, grid...] in a step. */
    public NDArray studentMap(ObjectiveStep step) {
        return TokenGrid.arrange(step.student().stage(studentStage), student.grid());
    }

    /** The teacher's map [B, Dt, grid...] in a step. */
    public NDArray teacherMap(ObjectiveStep step) {
        return TokenGrid.arrange(step.knowledge().stage(teacherStage), teacher.grid());
    }
}
