package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kdtoolkit.train.step.TellingBatch.told;
import static org.kdtoolkit.train.step.WitnessedMethods.objective;

import ai.djl.ndarray.NDManager;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.model.TeacherShape;

/** Inner feature maps, and the objectives that name them. */
class StagesTest {

    private final NDManager manager = NDManager.newBaseManager();
    private final WitnessedMethods methods =
            new WitnessedMethods()
                    .witness("plain", facts -> facts)
                    .witness("early", facts -> facts.studentStages(config -> List.of("early")))
                    .witness(
                            "late",
                            facts ->
                                    facts.studentStages(config -> List.of("late"))
                                            .teacherStages(config -> List.of("early", "late")))
                    .witness(
                            "both",
                            facts ->
                                    facts.severalTeachers()
                                            .studentStages(config -> List.of("early"))
                                            .teacherStages(config -> List.of("late")))
                    .witness("every", facts -> facts.everyStage(config -> true))
                    .witness("student", facts -> facts.everyStudentStage(config -> true))
                    .witness("pairs", facts -> facts.everyStageInPairs(config -> true))
                    .witness("erly", facts -> facts.studentStages(config -> List.of("erly")))
                    .witness("middle", facts -> facts.teacherStages(config -> List.of("middle")));

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void reachTheObjectiveThatNamesThem() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 1, 4);
        AssembledMethod method =
                methods.assemble(batch.context(), objective("early"), objective("late"));
        assertThat(method.studentStages()).containsExactlyInAnyOrder("early", "late");
        assertThat(method.stagesOf("a")).containsExactlyInAnyOrder("early", "late");
        method.method().losses(batch.step());

        ObjectiveStep late = methods.of("late").step();
        assertThat(told(late.student().stage("late"))).containsExactly(40, 42, 43, 45);
        assertThat(told(late.knowledge().stage("early"))).containsExactly(130, 132, 133, 135);
        assertThat(told(late.knowledge().stage("late"))).containsExactly(140, 142, 143, 145);
        assertThat(methods.of("late").context().studentStages())
                .isEqualTo(Map.of("late", TellingBatch.LATE));
        assertThat(told(methods.of("early").step().student().stage("early")))
                .containsExactly(30, 32, 33, 35);
    }

    @Test
    void allReachTheObjectiveThatReadsThemWhateverTheirNames() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 1, 4).teacher("b");
        AssembledMethod method =
                methods.assemble(batch.context(), objective("every", "a"), objective("plain", "b"));
        assertThat(method.studentStages()).containsExactlyInAnyOrder("early", "late");
        assertThat(method.stagesOf("a")).containsExactlyInAnyOrder("early", "late");
        assertThat(method.stagesOf("b")).isEmpty();
        method.method().losses(batch.step());

        ObjectiveStep step = methods.of("every").step();
        assertThat(step.student().stages()).containsOnlyKeys("early", "late");
        assertThat(step.knowledge().stages()).containsOnlyKeys("early", "late");
        assertThat(methods.of("every").context().studentStages().keySet())
                .containsExactly("early", "late");
    }

    @Test
    void allOfTheStudentReachTheObjectiveThatReadsNoneOfTheTeacher() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 1, 4);
        AssembledMethod method = methods.assemble(batch.context(), objective("student"));
        assertThat(method.studentStages()).containsExactlyInAnyOrder("early", "late");
        assertThat(method.stagesOf("a")).isEmpty();
        method.method().losses(batch.step());

        Witness witness = methods.of("student");
        assertThat(witness.step().student().stages()).containsOnlyKeys("early", "late");
        assertThat(witness.step().knowledge().stages()).isEmpty();
        assertThat(witness.context().studentStages().keySet()).containsExactly("early", "late");
    }

    @Test
    void ofTheStudentAreReadWhereTheTeacherHasNone() {
        DistillerContext context =
                DistillerContext.builder()
                        .setStudent(TellingBatch.STUDENT)
                        .optStudentStages(new TellingBatch(manager).context().studentStages())
                        .optTeacher("a", TeacherShape.of(4, true))
                        .setClasses(3)
                        .setTrainingSamples(10)
                        .setManager(manager)
                        .build();
        assertThat(methods.assemble(context, objective("student")).studentStages())
                .containsExactlyInAnyOrder("early", "late");
    }

    @Test
    void reachNoOther() {
        TellingBatch batch = new TellingBatch(manager).teacher("a");
        methods.assemble(batch.context(), objective("early"), objective("late"), objective("plain"))
                .method()
                .losses(batch.step());

        ObjectiveStep early = methods.of("early").step();
        assertThat(early.student().stages()).containsOnlyKeys("early");
        assertThatThrownBy(() -> early.student().stage("late"))
                .hasMessage("the student was not asked for the stage 'late', only for [early]");
        assertThatThrownBy(() -> early.knowledge().stage("early"))
                .hasMessage("the teacher was not asked for the stage 'early', only for []");
        assertThat(methods.of("plain").step().student().stages()).isEmpty();
        assertThat(methods.of("plain").context().studentStages()).isEmpty();
    }

    @Test
    void ofSeveralTeachersAreOfTheSameSamples() {
        TellingBatch batch = new TellingBatch(manager).teacher("a", 1, 4).teacher("b", 0, 4);
        AssembledMethod method = methods.assemble(batch.context(), objective("both", "a", "b"));
        assertThat(method.teacherStages())
                .isEqualTo(Map.of("a", Set.of("late"), "b", Set.of("late")));
        method.method().losses(batch.step());

        ObjectiveStep step = methods.of("both").step();
        assertThat(told(step.student().stage("early"))).containsExactly(32, 33, 35);
        assertThat(told(step.knowledgeByTeacher().get("a").stage("late")))
                .containsExactly(142, 143, 145);
        assertThat(told(step.knowledgeByTeacher().get("b").stage("late")))
                .containsExactly(242, 243, 245);
    }

    @Test
    void ofATeacherThatNobodyNamesAreNotAskedFor() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b");
        AssembledMethod method =
                methods.assemble(batch.context(), objective("plain", "a"), objective("late", "b"));
        assertThat(method.stagesOf("a")).isEmpty();
        assertThat(method.stagesOf("b")).containsExactlyInAnyOrder("early", "late");
    }

    @Test
    void ofTheStudentThatAreNotThereAreRefusedWithThoseThatAre() {
        TellingBatch batch = new TellingBatch(manager).teacher("a");
        assertThatThrownBy(() -> methods.assemble(batch.context(), objective("erly")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "method 'tried': the objective 'erly' reads the stage 'erly' of the"
                                + " student, which has no such stage; did you mean 'early'? (it"
                                + " has: early, late)");
    }

    @Test
    void ofATeacherThatAreNotThereAreRefusedWithThoseThatAre() {
        TellingBatch batch = new TellingBatch(manager).teacher("a").teacher("b");
        assertThatThrownBy(() -> methods.assemble(batch.context(), objective("middle", "b")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "method 'tried': the objective 'middle' reads the stage 'middle' of the"
                                + " teacher 'b', which has no such stage (it has: early, late)");
    }

    @Test
    void inPairsMustBeAsMany() {
        TellingBatch batch = new TellingBatch(manager);
        DistillerContext context =
                DistillerContext.builder()
                        .setStudent(TellingBatch.STUDENT)
                        .optStudentStages(batch.context().studentStages())
                        .optTeacher(
                                "a",
                                TeacherShape.of(4, true)
                                        .withStages(Map.of("late", TellingBatch.LATE)))
                        .setClasses(3)
                        .setTrainingSamples(10)
                        .setManager(manager)
                        .build();
        assertThatThrownBy(() -> methods.assemble(context, objective("pairs")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "method 'tried': the objective 'pairs' pairs all stages in their order, but"
                                + " the student has 2 (early, late) and the teacher 'a' 1 (late);"
                                + " name pairs, such as 'stages: [{student: early, teacher:"
                                + " late}]'");
    }

    @Test
    void areRefusedWhereThereAreNone() {
        DistillerContext context =
                DistillerContext.builder()
                        .setStudent(TellingBatch.STUDENT)
                        .optTeacher("a", TeacherShape.of(4, true))
                        .setClasses(3)
                        .setTrainingSamples(10)
                        .setManager(manager)
                        .build();
        assertThatThrownBy(() -> methods.assemble(context, objective("early")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "method 'tried': the objective 'early' reads the stage 'early' of the"
                                + " student, which has no such stage (it has: none)");
        assertThatThrownBy(() -> methods.assemble(context, objective("student")))
                .hasMessage(
                        "method 'tried': the objective 'student' reads all stages of the student,"
                                + " which has none");
        assertThatThrownBy(() -> methods.assemble(context, objective("every")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "method 'tried': the objective 'every' reads all stages of the student,"
                                + " which has none");
    }
}
