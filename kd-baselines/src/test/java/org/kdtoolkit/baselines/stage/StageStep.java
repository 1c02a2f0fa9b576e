package org.kdtoolkit.baselines.stage;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * A step of maps that are told by the names of their stages.
 *
 * @param students [B, Ds, grid...] each
 * @param teachers [B, Dt, grid...] each
 * @param student the student's embedding [B, D]
 * @param teacher the teacher's embedding [B, Dt]
 */
public record StageStep(
        Map<String, NDArray> students,
        Map<String, NDArray> teachers,
        NDArray student,
        NDArray teacher) {

    /** A step whose embeddings do not matter. */
    public static StageStep of(Map<String, NDArray> students, Map<String, NDArray> teachers) {
        NDArray map = students.values().iterator().next();
        NDArray row = map.getManager().zeros(new Shape(map.getShape().get(0), 3));
        return new StageStep(students, teachers, row, row);
    }

    /** What an objective is told that is created for the step. */
    public DistillerContext context() {
        NDManager manager = student.getManager();
        return DistillerContext.builder()
                .setStudent(FeatureMapShape.token(width(student)))
                .optStudentStages(layouts(students))
                .optTeacher(TeacherShape.of(width(teacher), false).withStages(layouts(teachers)))
                .setClasses(3)
                .setTrainingSamples(1000)
                .optBatchSize((int) student.getShape().get(0))
                .setManager(manager)
                .build();
    }

    private static int width(NDArray rows) {
        return (int) rows.getShape().get(1);
    }

    private static Map<String, FeatureMapShape> layouts(Map<String, NDArray> maps) {
        Map<String, FeatureMapShape> layouts = new LinkedHashMap<>();
        maps.forEach(
                (stage, map) ->
                        layouts.put(
                                stage, new FeatureMapShape(map.getShape().slice(2), width(map))));
        return layouts;
    }

    /** The step; call it where gradients are collected. */
    public ObjectiveStep step() {
        int size = (int) student.getShape().get(0);
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        IntStream.range(0, size).mapToObj(i -> "sample-" + i).toList(),
                        IntStream.range(0, size).toArray(),
                        Map.of(),
                        Targets.singleLabel(
                                student.getManager().zeros(new Shape(size), DataType.INT64)));
        return ObjectiveStep.of(
                StudentOutput.of(student.expandDims(1), student, student)
                        .withStages(tokens(students)),
                Knowledge.unfiltered(TeacherOutput.of(teacher).withStages(tokens(teachers))),
                batch,
                TrainingMoment.of(1, 1));
    }

    private static Map<String, NDArray> tokens(Map<String, NDArray> maps) {
        Map<String, NDArray> tokens = new LinkedHashMap<>();
        maps.forEach(
                (stage, map) ->
                        tokens.put(
                                stage,
                                map.reshape(map.getShape().get(0), map.getShape().get(1), -1)
                                        .transpose(0, 2, 1)));
        return tokens;
    }
}
