package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.DistillerLoss;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Method;
import org.kdtoolkit.api.distill.MethodStep;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.MethodSpec;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.WeightSchedule;

/** What reaches a filter and objectives, of whatever teachers there are. */
class CompositionTest {

    private static final int BATCH = 4;
    private static final int CLASSES = 3;
    private static final FeatureMapShape STUDENT = new FeatureMapShape(new Shape(2, 2), 8);
    private static final TeacherShape NARROW = TeacherShape.of(5, true);
    private static final TeacherShape MAPPED =
            TeacherShape.of(5, true)
                    .withFeatureMap(Optional.of(new FeatureMapShape(new Shape(3, 3), 6)));
    private static final TeacherShape SERIES =
            TeacherShape.of(5, true)
                    .withFeatureMap(Optional.of(new FeatureMapShape(new Shape(7), 6)));

    private final NDManager manager = NDManager.newBaseManager();
    private final List<Witness> witnesses = new ArrayList<>();
    private final Registry registry =
            Registry.builder()
                    .add(witness("any-width", Need.EMBEDDING))
                    .add(witness("aligned", Need.ALIGNED_EMBEDDING))
                    .add(witness("maps", Need.FEATURE_MAP))
                    .add(witness("scores", Need.LOGITS))
                    .add(half())
                    .build();

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void anObjectiveGetsTheTeachersWidthUnlessItAsksForTheStudents() {
        Method method =
                method(Map.of("audio", NARROW), objective("any-width"), objective("aligned"));
        losses(method, Map.of("audio", NARROW), List.of());
        assertThat(witnesses.get(0).step().knowledge().target().getShape())
                .isEqualTo(new Shape(BATCH, 5));
        assertThat(witnesses.get(1).step().knowledge().target().getShape())
                .isEqualTo(new Shape(BATCH, 8));
        assertThat(method.notes())
                .containsExactly(
                        "the teacher's 5-d embeddings are projected to the student's width 8 by a"
                                + " trained linear layer");
    }

    @Test
    void noProjectionIsPutInWhereNothingAsksForOne() {
        Method method =
                method(Map.of("audio", NARROW), objective("any-width"), objective("scores"));
        assertThat(method.notes()).isEmpty();
        assertThat(method.state().entries()).isEmpty();
    }

    @Test
    void aMapOfAsManyAxesReachesTheObjectiveAsItIs() {
        Method method = method(Map.of("image", MAPPED), objective("maps"));
        losses(method, Map.of("image", MAPPED), List.of());
        assertThat(witnesses.get(0).step().knowledge().featureMap().orElseThrow().getShape())
                .isEqualTo(new Shape(BATCH, 9, 6));
        assertThat(witnesses.get(0).context().teacher()).isEqualTo(MAPPED);
        assertThat(method.notes()).isEmpty();
    }

    @Test
    void aMapOfOtherAxesIsProjectedToTheStudentsGrid() {
        Method method = method(Map.of("audio", SERIES), objective("maps"));
        losses(method, Map.of("audio", SERIES), List.of());
        assertThat(witnesses.get(0).step().knowledge().featureMap().orElseThrow().getShape())
                .isEqualTo(new Shape(BATCH, 4, 6));
        assertThat(witnesses.get(0).context().teacher().featureMap()).isEmpty();
        assertThat(method.notes())
                .containsExactly(
                        "the teacher's feature maps of 7 tokens are mapped to the 4 tokens of the"
                                + " student's feature map by a trained linear layer");
    }

    @Test
    void anEmbeddingIsProjectedToAMapWhereThereIsNone() {
        Method method = method(Map.of("audio", NARROW), objective("maps"));
        losses(method, Map.of("audio", NARROW), List.of());
        assertThat(witnesses.get(0).step().knowledge().featureMap().orElseThrow().getShape())
                .isEqualTo(new Shape(BATCH, 4, 1));
        assertThat(method.state().entries()).containsKey("audio.map.projection.weight");
    }

    @Test
    void aFilterStandsBeforeAllObjectivesOnItsTeacher() {
        Map<String, TeacherShape> teachers = teachers("audio", NARROW, "image", MAPPED);
        Method method =
                assemble(
                                teachers,
                                Optional.of(
                                        new FilterSpec(
                                                "half",
                                                Optional.of("image"),
                                                Optional.empty(),
                                                Optional.empty(),
                                                new NoKeys())),
                                List.of(
                                        objective("any-width"),
                                        objective("any-width", "image"),
                                        objective("maps", "image")))
                        .method();
        Losses losses = losses(method, teachers, List.of());
        assertThat(witnesses.get(0).step().knowledge().target().toFloatArray()).containsOnly(1);
        assertThat(witnesses.get(1).step().knowledge().target().getShape())
                .isEqualTo(new Shape(BATCH, 8));
        assertThat(witnesses.get(2).step().knowledge().featureMap().orElseThrow().getShape())
                .isEqualTo(new Shape(BATCH, 4, 1));
        assertThat(losses.distiller())
                .extracting(DistillerLoss::name)
                .containsExactly("image/half");
    }

    @Test
    void aFilterThatNoObjectiveLearnsFromIsRefused() {
        assertThatThrownBy(
                        () ->
                                assemble(
                                        teachers("audio", NARROW, "image", MAPPED),
                                        Optional.of(
                                                new FilterSpec(
                                                        "half",
                                                        Optional.of("image"),
                                                        Optional.empty(),
                                                        Optional.empty(),
                                                        new NoKeys())),
                                        List.of(objective("any-width"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("purifies the teacher 'image', but no objective learns from");
    }

    @Test
    void aFilterWithoutWeightsTakesNoneFromAFile() {
        FilterSpec filter =
                new FilterSpec(
                        "half",
                        Optional.empty(),
                        Optional.of(Path.of("w.pth")),
                        Optional.empty(),
                        new NoKeys());
        assertThatThrownBy(
                        () ->
                                assemble(
                                        Map.of("audio", NARROW),
                                        Optional.of(filter),
                                        List.of(objective("any-width"))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "the filter 'half' has no weights, so none can be taken from w.pth; remove"
                                + " 'weights'");
    }

    @Test
    void anObjectiveThatNamesNoTeacherGetsTheFirst() {
        Map<String, TeacherShape> teachers = teachers("audio", NARROW, "image", MAPPED);
        AssembledMethod method =
                assemble(teachers, Optional.empty(), List.of(objective("any-width")));
        assertThat(method.teachers()).containsExactly("audio");
    }

    @Test
    void aTermSaysWhoseItIsWhereThereAreSeveralTeachers() {
        Map<String, TeacherShape> teachers = teachers("audio", NARROW, "image", MAPPED);
        Method method = method(teachers, objective("any-width"), objective("maps", "image"));
        assertThat(losses(method, teachers, List.of()).student())
                .extracting(StudentLoss::name)
                .containsExactly("audio/one", "image/one");
    }

    @Test
    void samplesWithoutATeacherAreLeftOut() {
        Method method = method(Map.of("audio", NARROW), objective("any-width"));
        losses(method, Map.of("audio", NARROW), List.of(0, 2));
        Witness witness = witnesses.get(0);
        assertThat(witness.step().batch().ids()).containsExactly("s1", "s3");
        assertThat(witness.step().knowledge().target().getShape()).isEqualTo(new Shape(2, 5));
        assertThat(witness.step().student().featureMap().getShape()).isEqualTo(new Shape(2, 4, 8));
    }

    @Test
    void aBatchThatTheTeacherKnowsNothingAboutHasNoTerms() {
        Method method = method(Map.of("audio", NARROW), objective("any-width"));
        assertThat(losses(method, Map.of("audio", NARROW), List.of(0, 1, 2, 3)))
                .isEqualTo(Losses.none());
    }

    @Test
    void aWeightFollowsItsScheduleAndTheDistillersSideDoesNot() {
        ObjectiveSpec warming =
                new ObjectiveSpec(
                        "any-width",
                        8,
                        new WeightSchedule.WarmUp(4),
                        Optional.empty(),
                        new NoKeys());
        Method method = method(Map.of("audio", NARROW), warming);
        Losses losses = losses(method, Map.of("audio", NARROW), List.of());
        assertThat((double) losses.student().get(0).value().getFloat()).isCloseTo(2, within(1e-6));
    }

    @Test
    void everyObjectiveHearsOfTheEndOfAStep() {
        Method method =
                method(Map.of("audio", NARROW), objective("any-width"), objective("scores"));
        method.afterStep();
        assertThat(witnesses).extracting(Witness::endings).containsExactly(1, 1);
    }

    private static Map<String, TeacherShape> teachers(
            String first, TeacherShape shape, String second, TeacherShape other) {
        Map<String, TeacherShape> teachers = new LinkedHashMap<>();
        teachers.put(first, shape);
        teachers.put(second, other);
        return teachers;
    }

    private static ObjectiveSpec objective(String type) {
        return new ObjectiveSpec(
                type, 1, new WeightSchedule.Constant(), Optional.empty(), new NoKeys());
    }

    private static ObjectiveSpec objective(String type, String teacher) {
        return new ObjectiveSpec(
                type, 1, new WeightSchedule.Constant(), Optional.of(teacher), new NoKeys());
    }

    private Method method(Map<String, TeacherShape> teachers, ObjectiveSpec... objectives) {
        return assemble(teachers, Optional.empty(), List.of(objectives)).method();
    }

    private AssembledMethod assemble(
            Map<String, TeacherShape> teachers,
            Optional<FilterSpec> filter,
            List<ObjectiveSpec> objectives) {
        MethodSpec spec =
                new MethodSpec("tried", Optional.empty(), filter, objectives, Optional.empty());
        DistillerContext context =
                DistillerContext.builder()
                        .setStudent(STUDENT)
                        .optTeachers(teachers)
                        .setClasses(CLASSES)
                        .setTrainingSamples(100)
                        .setManager(manager)
                        .build();
        return new MethodAssembly(registry).assemble(spec, context);
    }

    private Losses losses(
            Method method, Map<String, TeacherShape> teachers, List<Integer> missing) {
        Map<String, TeacherOutput> outputs = new LinkedHashMap<>();
        teachers.forEach((name, shape) -> outputs.put(name, output(shape, missing)));
        StudentOutput student =
                StudentOutput.of(
                        manager.ones(new Shape(BATCH, STUDENT.tokens(), STUDENT.width())),
                        manager.ones(new Shape(BATCH, STUDENT.width())),
                        manager.ones(new Shape(BATCH, CLASSES)));
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        List.of("s0", "s1", "s2", "s3"),
                        new int[] {0, 1, 2, 3},
                        Map.of(),
                        Targets.singleLabel(manager.create(new long[] {0, 1, 2, 0})));
        return method.losses(MethodStep.of(student, outputs, batch, TrainingMoment.of(1, 10)));
    }

    private TeacherOutput output(TeacherShape shape, List<Integer> missing) {
        return TeacherOutput.of(manager.ones(new Shape(BATCH, shape.width())))
                .withLogits(manager.ones(new Shape(BATCH, CLASSES)))
                .withFeatureMap(
                        shape.featureMap()
                                .map(
                                        map ->
                                                manager.ones(
                                                        new Shape(
                                                                BATCH, map.tokens(), map.width()))))
                .withMissing(missing);
    }

    private ObjectiveProvider witness(String name, Need... needs) {
        return ObjectiveProvider.builder(name, NoKeys.class).needs(needs).build(this::witness);
    }

    private Objective witness(NoKeys nothing, DistillerContext context) {
        Witness witness = new Witness(context);
        witnesses.add(witness);
        return witness;
    }

    /** A filter that halves what it is given. */
    private static FilterProvider half() {
        return FilterProvider.builder("half", NoKeys.class)
                .build(
                        (config, context) ->
                                step -> {
                                    NDArray half = step.teacher().embedding().div(2);
                                    return Knowledge.unfiltered(step.teacher())
                                            .withEmbedding(half)
                                            .withLosses(new DistillerLoss("half", half.sum()));
                                });
    }
}
