package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.baselines.BaselinesPlugin;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.ObjectiveContract;

class MapObjectiveTest {

    private static final int WIDTH = 5;
    private static final VidConfig VID = VidConfig.published();

    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void needsAFeatureMapAlone() {
        assertThat(new BaselinesPlugin().provider(Kind.OBJECTIVE, "at").needs(new AtConfig(2)))
                .containsExactly(Need.FEATURE_MAP);
    }

    @Test
    void arrangesTokensRowByRow() {
        manager.getEngine().setRandomSeed(3);
        NDArray student = manager.randomNormal(new Shape(2, 12, WIDTH));
        NDArray teacher = manager.randomNormal(new Shape(2, 4, WIDTH));
        Losses losses =
                at(context(map(3, 4), map(2, 2)))
                        .evaluate(
                                ObjectiveStep.of(
                                        output(student),
                                        knowledge(Optional.of(teacher)),
                                        batch(),
                                        TrainingMoment.of(1, 1)));
        NDArray expected =
                new AtLoss(2)
                        .evaluate(
                                student.reshape(2, 3, 4, WIDTH).transpose(0, 3, 1, 2),
                                teacher.reshape(2, 2, 2, WIDTH).transpose(0, 3, 1, 2));
        assertThat(losses.student()).hasSize(1);
        assertThat(losses.student().get(0).name()).isEqualTo("at");
        Closeness.DEFAULT.check("at", losses.student().get(0).value(), expected);
    }

    @Test
    void refusesKnowledgeWithoutAFeatureMap() {
        Objective objective = at(context(map(2, 2), map(2, 2)));
        StudentOutput student = output(manager.ones(new Shape(2, 4, WIDTH)));
        Knowledge knowledge = knowledge(Optional.empty());
        assertThatThrownBy(
                        () ->
                                objective.evaluate(
                                        ObjectiveStep.of(
                                                student,
                                                knowledge,
                                                batch(),
                                                TrainingMoment.of(1, 1))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("a feature map is needed, but neither");
    }

    @Test
    void expectsTheStudentsGridWhereTheTeacherHasNoMap() {
        Objective objective = at(withoutMap(map(3, 4)));
        NDArray tokens = manager.ones(new Shape(2, 12, WIDTH));
        Losses losses =
                objective.evaluate(
                        ObjectiveStep.of(
                                output(tokens),
                                knowledge(Optional.of(tokens)),
                                batch(),
                                TrainingMoment.of(1, 1)));
        assertThat(losses.student().get(0).value().getFloat()).isZero();
    }

    @Test
    void takesTheEmbeddingForAMapOfOnePositionInVid() {
        Objective objective =
                new BaselinesPlugin()
                        .provider(Kind.OBJECTIVE, "vid")
                        .create(VID, withoutMap(map(3, 4)));
        assertThat(new BaselinesPlugin().provider(Kind.OBJECTIVE, "vid").needs(VID))
                .containsExactly(Need.EMBEDDING);
        manager.getEngine().setRandomSeed(3);
        StudentOutput student = output(manager.randomNormal(new Shape(2, 12, WIDTH)));
        VidLoss loss = new VidLoss(VID, WIDTH, WIDTH, manager);
        objective.state().load(arrays(loss));
        Knowledge knowledge = knowledge(Optional.empty());
        Closeness.DEFAULT.check(
                "vid",
                objective
                        .evaluate(
                                ObjectiveStep.of(
                                        student, knowledge, batch(), TrainingMoment.of(1, 1)))
                        .student()
                        .get(0)
                        .value(),
                loss.evaluate(
                        student.embedding().reshape(2, WIDTH, 1, 1),
                        knowledge.target().reshape(2, WIDTH, 1, 1)));
    }

    @Test
    void refusesASinglePositionUnlessTheLossLearnsFromIt() {
        DistillerContext context = context(map(4, 1), map(1, 4));
        assertThatThrownBy(() -> at(context))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "at compares the positions of a feature map, but the student's grid (4, 1)"
                                + " and the teacher's (1, 4) have only one in common, where it is"
                                + " always 0; choose vid, or an objective on embeddings");
        assertThatThrownBy(
                        () ->
                                new BaselinesPlugin()
                                        .provider(Kind.OBJECTIVE, "nst")
                                        .create(new NstConfig(), context))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("nst compares the positions");
        assertThatCode(
                        () ->
                                new BaselinesPlugin()
                                        .provider(Kind.OBJECTIVE, "vid")
                                        .create(VID, context))
                .doesNotThrowAnyException();
    }

    @Test
    void trainsTheParametersOfItsLoss() {
        Objective vid =
                new BaselinesPlugin()
                        .provider(Kind.OBJECTIVE, "vid")
                        .create(VID, context(map(2, 2), map(2, 2)));
        assertThat(vid.state().trainable()).hasSize(4);
    }

    private Objective at(DistillerContext context) {
        return new BaselinesPlugin()
                .provider(Kind.OBJECTIVE, "at")
                .create(new AtConfig(2), context);
    }

    private DistillerContext context(FeatureMapShape student, FeatureMapShape teacher) {
        return DistillerContext.builder()
                .setStudent(student)
                .optTeacher(TeacherShape.of(WIDTH, false).withFeatureMap(Optional.of(teacher)))
                .setClasses(3)
                .setTrainingSamples(10)
                .setManager(manager)
                .build();
    }

    private DistillerContext withoutMap(FeatureMapShape student) {
        return DistillerContext.builder()
                .setStudent(student)
                .optTeacher(TeacherShape.of(WIDTH, true))
                .setClasses(3)
                .setTrainingSamples(10)
                .setManager(manager)
                .build();
    }

    private static Map<String, NDArray> arrays(VidLoss loss) {
        return loss.state().arrays().stream()
                .collect(Collectors.toMap(NDArray::getName, Function.identity()));
    }

    private static FeatureMapShape map(long... grid) {
        return new FeatureMapShape(new Shape(grid), WIDTH);
    }

    private static StudentOutput output(NDArray tokens) {
        NDArray embedding = tokens.mean(new int[] {1});
        return StudentOutput.of(tokens, embedding, embedding);
    }

    private Knowledge knowledge(Optional<NDArray> map) {
        NDArray embedding = manager.ones(new Shape(2, WIDTH));
        return Knowledge.unfiltered(TeacherOutput.of(embedding).withFeatureMap(map));
    }

    private Batch batch() {
        return Batch.of(
                Subset.TRAIN,
                List.of("a", "b"),
                new int[] {0, 1},
                Map.of(),
                Targets.multiLabel(manager.ones(new Shape(2, 3))));
    }

    @Nested
    class At extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "at")
                    .create(new AtConfig(2), context);
        }
    }

    @Nested
    class Nst extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin()
                    .provider(Kind.OBJECTIVE, "nst")
                    .create(new NstConfig(), context);
        }
    }

    @Nested
    class Vid extends ObjectiveContract {
        @Override
        protected Objective objective(DistillerContext context) {
            return new BaselinesPlugin().provider(Kind.OBJECTIVE, "vid").create(VID, context);
        }
    }
}
