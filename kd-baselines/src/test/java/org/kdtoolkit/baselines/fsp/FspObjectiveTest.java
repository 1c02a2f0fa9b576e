package org.kdtoolkit.baselines.fsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.InitialPhase;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.testkit.ObjectiveContract;

/** The contract's teacher is given the student's widths, which the objective asks for. */
class FspObjectiveTest extends ObjectiveContract {

    @Override
    protected Objective objective(DistillerContext context) {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        context.teacher()
                .stages()
                .forEach(
                        (name, map) ->
                                stages.put(
                                        name,
                                        new FeatureMapShape(
                                                map.grid(),
                                                context.studentStages().get(name).width())));
        Objective objective =
                new FspObjective(
                        FspConfig.published(), with(context, context.teacher().withStages(stages)));
        return step -> objective.evaluate(widened(step, stages));
    }

    private static DistillerContext with(DistillerContext context, TeacherShape teacher) {
        return DistillerContext.builder()
                .setStudent(context.student())
                .optStudentStages(context.studentStages())
                .optTeacher(teacher)
                .setClasses(context.classes())
                .setTrainingSamples(context.trainingSamples())
                .setManager(context.manager())
                .build();
    }

    /** Takes the first channels of each map, behind as many zeros as are missing. */
    private static ObjectiveStep widened(ObjectiveStep step, Map<String, FeatureMapShape> stages) {
        Map<String, NDArray> maps = new LinkedHashMap<>();
        stages.forEach(
                (name, layout) -> {
                    NDArray map = step.knowledge().stage(name);
                    long channels = map.getShape().get(2);
                    NDArray wider =
                            map.getManager()
                                    .eye((int) channels, layout.width(), 0, map.getDataType());
                    maps.put(name, map.matMul(wider));
                });
        return ObjectiveStep.of(
                step.student(), step.knowledge().withStages(maps), step.batch(), step.moment());
    }

    @Test
    void isLearntFromBeforeTheTrainingAloneUnlessToldOtherwise() {
        try (NDManager manager = NDManager.newBaseManager()) {
            InitialPhase phase = phase(FspConfig.published(), manager);
            assertThat(phase.trainsStudent()).isTrue();
            assertThat(phase.isOnly()).isTrue();
            assertThat(phase.epochs(240)).isEqualTo(30);
            assertThat(phase.epochs(3)).isEqualTo(1);
            FspConfig told = new FspConfig(Optional.empty(), Optional.of(0), true);
            assertThat(phase(told, manager).isOnly()).isFalse();
            assertThat(phase(told, manager).epochs(240)).isZero();
        }
    }

    @Test
    void refusesToLearnNothing() {
        assertThatThrownBy(() -> new FspConfig(Optional.empty(), Optional.of(0), false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "fsp is learnt from before the training, for 0 epochs here; expected"
                                + " 'initial-epochs' above 0, or 'in-training: true'");
    }

    @Test
    void refusesStagesOfOtherWidths() {
        try (NDManager manager = NDManager.newBaseManager()) {
            DistillerContext context = context(4, 5, manager);
            assertThatThrownBy(() -> new FspObjective(FspConfig.published(), context))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "the objective 'fsp' compares channels with channels, but at the stages"
                                + " 'second' the student has 4 of them and the teacher 5; choose"
                                + " networks of the same widths, other stages, or ft, ab or ofd");
        }
    }

    private static InitialPhase phase(FspConfig config, NDManager manager) {
        return new FspObjective(config, context(4, 4, manager)).initialPhase().orElseThrow();
    }

    private static DistillerContext context(int student, int teacher, NDManager manager) {
        return DistillerContext.builder()
                .setStudent(map(student))
                .optStudentStages(stages(student))
                .optTeacher(TeacherShape.of(teacher, true).withStages(stages(teacher)))
                .setClasses(2)
                .setTrainingSamples(4)
                .setManager(manager)
                .build();
    }

    private static Map<String, FeatureMapShape> stages(int width) {
        Map<String, FeatureMapShape> stages = new LinkedHashMap<>();
        stages.put("first", map(3));
        stages.put("second", map(width));
        return stages;
    }

    private static FeatureMapShape map(int width) {
        return new FeatureMapShape(new Shape(2, 2), width);
    }
}
