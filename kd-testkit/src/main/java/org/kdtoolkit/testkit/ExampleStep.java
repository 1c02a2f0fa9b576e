package org.kdtoolkit.testkit;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.MultiLabelTargets;
import org.kdtoolkit.api.data.Rows;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.Scalars;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * A small made-up step: what goes into the student, what the teacher says, the labels.
 *
 * @param tokens [B, K, D]: what a student's weight is multiplied with
 * @param logitScale what the student's logits are multiplied by
 * @param teacher the teacher's output
 * @param target [B, D]: what a filter might have made of it
 * @param batch the samples
 */
record ExampleStep(
        NDArray tokens, double logitScale, TeacherOutput teacher, NDArray target, Batch batch) {

    static final int BATCH = 6;
    static final int TOKENS = 4;
    static final Shape GRID = new Shape(2, 2);
    static final int WIDTH = 8;
    static final int CLASSES = 3;

    /** The first stage of student and teacher. */
    static final String EARLY = "early";

    /** The last stage of student and teacher. */
    static final String LATE = "late";

    /** Maps are seldom as wide as the student's. */
    private static final int TEACHER_MAP_WIDTH = 5;

    /** The stages of the student: the same numbers on a fine grid, and on the last one. */
    private static final Map<String, FeatureMapShape> STUDENT_STAGES =
            ordered(
                    new FeatureMapShape(new Shape(4, 4), WIDTH / 4),
                    new FeatureMapShape(GRID, WIDTH));

    /** The stages of the teacher. */
    private static final Map<String, FeatureMapShape> TEACHER_STAGES =
            ordered(
                    new FeatureMapShape(new Shape(3, 3), 3),
                    new FeatureMapShape(GRID, TEACHER_MAP_WIDTH));

    private static final TrainingMoment MOMENT = TrainingMoment.of(1, 1);

    private static final int[] CLASS_OF = {0, 1, 2, 0, 1, 0};

    private static Map<String, FeatureMapShape> ordered(
            FeatureMapShape early, FeatureMapShape late) {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        stages.put(EARLY, early);
        stages.put(LATE, late);
        return Collections.unmodifiableMap(stages);
    }

    /** The same example each time, its arrays in the manager. */
    static ExampleStep in(NDManager manager) {
        manager.getEngine().setRandomSeed(23);
        ExampleStep step =
                new ExampleStep(
                        manager.randomNormal(new Shape(BATCH, TOKENS, WIDTH)),
                        1,
                        TeacherOutput.of(manager.randomNormal(new Shape(BATCH, WIDTH)))
                                .withLogits(manager.randomNormal(new Shape(BATCH, CLASSES)))
                                .withFeatureMap(
                                        manager.randomNormal(
                                                new Shape(BATCH, TOKENS, TEACHER_MAP_WIDTH))),
                        manager.randomNormal(new Shape(BATCH, WIDTH)),
                        batch(manager));
        Map<String, NDArray> stages = new LinkedHashMap<>();
        TEACHER_STAGES.forEach(
                (stage, map) ->
                        stages.put(
                                stage,
                                manager.randomNormal(new Shape(BATCH, map.tokens(), map.width()))));
        return step.taught(step.teacher().withStages(stages), step.target());
    }

    /** What a component is told that is created for the example. */
    static DistillerContext context(NDManager manager) {
        return context(manager, TargetKind.SINGLE_LABEL);
    }

    /** The same with one class a sample, or with several. */
    static ExampleStep in(NDManager manager, TargetKind targetKind) {
        return switch (targetKind) {
            case SINGLE_LABEL -> in(manager);
            case MULTI_LABEL -> in(manager).severallyLabelled();
        };
    }

    /** What a component is told that is created for these samples. */
    DistillerContext surroundings() {
        return context(tokens.getManager(), batch.targets().kind());
    }

    private static DistillerContext context(NDManager manager, TargetKind targetKind) {
        manager.getEngine().setRandomSeed(29);
        return DistillerContext.builder()
                .setStudent(new FeatureMapShape(GRID, WIDTH))
                .optStudentStages(STUDENT_STAGES)
                .optTeacher(
                        TeacherShape.of(WIDTH, true)
                                .withFeatureMap(
                                        Optional.of(new FeatureMapShape(GRID, TEACHER_MAP_WIDTH)))
                                .withStages(TEACHER_STAGES))
                .setClasses(CLASSES)
                .optTargetKind(targetKind)
                .setTrainingSamples(BATCH)
                .setManager(manager)
                .build();
    }

    /** A number for each parameter of a student that has only a few. */
    static NDArray studentWeight(NDManager manager) {
        manager.getEngine().setRandomSeed(31);
        return manager.randomNormal(new Shape(WIDTH, WIDTH)).mul(0.5);
    }

    /** A student of one weight [D, D]; its logits are the first of its embedding's columns. */
    StudentOutput student(NDArray weight) {
        NDArray map = tokens.matMul(weight);
        NDArray embedding = map.mean(new int[] {1});
        NDArray logits = embedding.get(":, :" + CLASSES).mul(Scalars.beside(embedding, logitScale));
        Map<String, NDArray> stages = new LinkedHashMap<>();
        STUDENT_STAGES.forEach(
                (stage, layout) ->
                        stages.put(
                                stage,
                                map.reshape(
                                        map.getShape().get(0), layout.tokens(), layout.width())));
        return StudentOutput.of(map, embedding, logits).withStages(stages);
    }

    /** What a filter might hand over. */
    Knowledge knowledge() {
        return knowledge(target);
    }

    /** The same with another target. */
    Knowledge knowledge(NDArray mixed) {
        return Knowledge.unfiltered(teacher).withTarget(mixed);
    }

    /** A step of an objective. */
    ObjectiveStep objectiveStep(StudentOutput student, Knowledge knowledge) {
        return ObjectiveStep.of(student, knowledge, batch, MOMENT);
    }

    /** The same, of some of the samples. */
    ObjectiveStep objectiveStep(StudentOutput student, Knowledge knowledge, Rows rows) {
        return ObjectiveStep.of(student.rows(rows), knowledge.rows(rows), batch.rows(rows), MOMENT);
    }

    /** A step of a filter. */
    FilterStep filterStep(StudentOutput student) {
        return FilterStep.of(student, teacher, batch, MOMENT);
    }

    /** A step of a whole method. */
    MethodStep methodStep(StudentOutput student) {
        return MethodStep.of(student, teachers(teacher), batch, MOMENT);
    }

    /** The same, of some of the samples. */
    MethodStep methodStep(StudentOutput student, Rows rows) {
        return MethodStep.of(
                student.rows(rows), teachers(teacher.rows(rows)), batch.rows(rows), MOMENT);
    }

    private Map<String, TeacherOutput> teachers(TeacherOutput output) {
        return Map.of(surroundings().teachers().keySet().iterator().next(), output);
    }

    /** The same samples in another order. */
    ExampleStep reversed() {
        return taking(IntStream.range(0, BATCH).map(i -> BATCH - 1 - i).toArray());
    }

    /** Some of the samples, in that order; of single labels. */
    ExampleStep taking(int... order) {
        NDArray rows = tokens.getManager().create(order);
        SingleLabelTargets labels = (SingleLabelTargets) batch.targets();
        Map<String, NDArray> stages = new LinkedHashMap<>();
        teacher.stages().forEach((stage, map) -> stages.put(stage, map.get(rows)));
        return new ExampleStep(
                tokens.get(rows),
                logitScale,
                TeacherOutput.of(teacher.embedding().get(rows))
                        .withLogits(teacher.logits().map(logits -> logits.get(rows)))
                        .withFeatureMap(teacher.featureMap().map(map -> map.get(rows)))
                        .withStages(stages),
                target.get(rows),
                Batch.of(
                        batch.subset(),
                        IntStream.of(order).mapToObj(batch.ids()::get).toList(),
                        IntStream.of(order).map(i -> batch.indices()[i]).toArray(),
                        Map.of(),
                        Targets.singleLabel(labels.classes().get(rows))));
    }

    /** The same samples, of other classes. */
    ExampleStep labelled(int... classes) {
        return labelled(Targets.singleLabel(classes(tokens.getManager(), classes)));
    }

    /** The same samples with other labels. */
    ExampleStep labelled(Targets targets) {
        return new ExampleStep(tokens, logitScale, teacher, target, batch.withTargets(targets));
    }

    /** The same samples with none, one, several and all of the labels. */
    ExampleStep severallyLabelled() {
        float[] indicators = {1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 0, 1, 0, 1};
        NDManager manager = tokens.getManager();
        return labelled(Targets.multiLabel(manager.create(indicators, new Shape(BATCH, CLASSES))));
    }

    /** The same, with other classes standing where a label is missing. */
    ExampleStep withOthersWhereLabelsAreMissing() {
        Targets targets = batch.targets();
        Targets others =
                targets instanceof MultiLabelTargets several
                        ? Targets.multiLabel(others(several))
                        : Targets.singleLabel(others((SingleLabelTargets) targets));
        return labelled(others.withLabelled(targets.labelled()));
    }

    private NDArray others(SingleLabelTargets targets) {
        boolean[] labelled = targets.labelled();
        long[] classes = targets.classes().toLongArray();
        for (int row = 0; row < classes.length; row++) {
            classes[row] = labelled[row] ? classes[row] : (classes[row] + 1) % CLASSES;
        }
        return tokens.getManager().create(classes);
    }

    private NDArray others(MultiLabelTargets targets) {
        boolean[] labelled = targets.labelled();
        float[] indicators = targets.indicators().toFloatArray();
        for (int i = 0; i < indicators.length; i++) {
            indicators[i] = labelled[i / CLASSES] ? indicators[i] : 1 - indicators[i];
        }
        return tokens.getManager().create(indicators, targets.indicators().getShape());
    }

    /** The same samples with other knowledge. */
    ExampleStep taught(TeacherOutput other, NDArray mixed) {
        return new ExampleStep(tokens, logitScale, other, mixed, batch);
    }

    private static Batch batch(NDManager manager) {
        int[] indices = IntStream.range(0, BATCH).toArray();
        return Batch.of(
                Subset.TRAIN,
                IntStream.of(indices).mapToObj(i -> "sample-" + i).toList(),
                indices,
                Map.of(),
                Targets.singleLabel(classes(manager, CLASS_OF)));
    }

    private static NDArray classes(NDManager manager, int... classes) {
        return manager.create(IntStream.of(classes).asLongStream().toArray());
    }
}
