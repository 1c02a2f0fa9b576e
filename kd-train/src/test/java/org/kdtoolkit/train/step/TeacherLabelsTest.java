package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kdtoolkit.train.step.TellingBatch.told;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.train.config.FilterSpec;
import org.kdtoolkit.train.config.LabelUse;
import org.kdtoolkit.train.config.ObjectiveSpec;
import org.kdtoolkit.train.config.Unlabelled;
import org.kdtoolkit.train.config.WeightSchedule;

/** Teachers' classes where labels are missing. */
class TeacherLabelsTest {

    private final NDManager manager = NDManager.newBaseManager();
    private final List<FilterStep> filtered = new ArrayList<>();
    private final WitnessedMethods methods =
            new WitnessedMethods()
                    .witness("labels", facts -> facts.needs(Need.LABELS))
                    .add(
                            FilterProvider.builder("watching", NoKeys.class)
                                    .readsLabels(keys -> true)
                                    .build((config, context) -> this::watch));

    private Knowledge watch(FilterStep step) {
        filtered.add(step);
        return Knowledge.unfiltered(step.teacher());
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void areThoseOfTheHighestScoresAndLeaveLabelsAlone() {
        SingleLabelTargets completed =
                completed(0, new boolean[] {true, false, false}, 9, 0, 0, 0, 9, 0, 1, 2, 3);
        assertThat(completed.classes().toLongArray()).containsExactly(2, 1, 2);
        assertThat(completed.labelled()).containsExactly(true, true, true);
    }

    @Test
    void areTakenOnlyIfTheyAreLikelyEnough() {
        // softmax of (0, ln 3, 0): 0.6 for the second
        float three = (float) Math.log(3);
        boolean[] none = {true, false, false};
        SingleLabelTargets completed = completed(0.59, none, 0, 0, 9, 0, three, 0, 0, 0, 0.1f);
        assertThat(completed.labelled()).containsExactly(true, true, false);
        assertThat(completed.classes().toLongArray()).startsWith(2, 1);
        assertThat(completed(0.61, none, 0, 0, 9, 0, three, 0, 0, 0, 0).labelled())
                .containsExactly(true, false, false);
    }

    @Test
    void areOfLargeScoresToo() {
        SingleLabelTargets completed =
                completed(
                        0.9,
                        new boolean[] {true, false, false},
                        0,
                        0,
                        0,
                        5000,
                        0,
                        0,
                        -5000,
                        -5000,
                        -6000);
        assertThat(completed.labelled()).containsExactly(true, true, false);
    }

    @Test
    void letAnObjectiveThatReadsLabelsLearnFromAllThatTheTeacherKnows() {
        TellingBatch batch =
                new TellingBatch(manager)
                        .teacher("a", 0, 3)
                        .labelled(true, false, true, true, false, true);
        methods.assemble(batch.context(), Optional.empty(), asking()).method().losses(batch.step());

        ObjectiveStep step = methods.of("labels").step();
        assertThat(step.batch().ids()).containsExactly("s1", "s2", "s4", "s5");
        assertThat(told(step.student().embedding())).containsExactly(1, 2, 4, 5);
        // the telling teacher likes all classes alike: the first is taken
        assertThat(((SingleLabelTargets) step.batch().targets()).classes().toLongArray())
                .containsExactly(0, 2, 0, 2);
        assertThat(step.batch().targets().labelled()).containsExactly(true, true, true, true);
    }

    @Test
    void reachAFilterThatAsksForThem() {
        TellingBatch batch =
                new TellingBatch(manager)
                        .teacher("a")
                        .labelled(true, false, true, true, false, true);
        FilterSpec asking =
                new FilterSpec(
                        "watching",
                        Optional.of("a"),
                        Optional.empty(),
                        Optional.empty(),
                        Unlabelled.TEACHER,
                        0,
                        new NoKeys());
        AssembledMethod method =
                methods.assemble(
                        batch.context(), Optional.of(asking), WitnessedMethods.objective("labels"));
        method.method().losses(batch.step());

        assertThat(filtered.get(0).batch().targets().labelled())
                .containsExactly(true, true, true, true, true, true);
        assertThat(methods.of("labels").step().batch().ids())
                .as("the objective does not ask for them")
                .containsExactly("s0", "s2", "s3", "s5");
    }

    @Test
    void areSaidInReports() {
        TellingBatch batch = new TellingBatch(manager).teacher("a");
        assertThat(methods.assemble(batch.context(), asking()).labels())
                .isEqualTo(
                        new LabelUse(
                                true,
                                List.of(
                                        "labels takes the teacher's class where a label is"
                                                + " missing")));
        assertThat(methods.assemble(batch.context(), WitnessedMethods.objective("labels")).labels())
                .isEqualTo(
                        new LabelUse(
                                false,
                                List.of(
                                        "nothing in it learns from samples without a label: it sees"
                                                + " none")));
    }

    private static ObjectiveSpec asking() {
        return new ObjectiveSpec(
                "labels",
                1,
                new WeightSchedule.Constant(),
                Optional.empty(),
                Optional.empty(),
                Unlabelled.TEACHER,
                0,
                new NoKeys());
    }

    /** The targets (2, -, -) as completed by a teacher of three classes. */
    private SingleLabelTargets completed(double confidence, boolean[] labelled, float... scores) {
        NDArray logits = manager.create(scores, new Shape(3, 3));
        Batch batch =
                Batch.of(
                        Subset.TRAIN,
                        List.of("x", "y", "z"),
                        new int[] {0, 1, 2},
                        Map.of(),
                        Targets.singleLabel(manager.create(new long[] {2, 0, 0}))
                                .withLabelled(labelled));
        return (SingleLabelTargets) new TeacherLabels(confidence).complete(batch, logits).targets();
    }
}
