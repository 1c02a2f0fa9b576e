package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kdtoolkit.train.step.TellingBatch.told;
import static org.kdtoolkit.train.step.WitnessedMethods.filter;
import static org.kdtoolkit.train.step.WitnessedMethods.objective;

import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.distill.FilterStep;
import org.kdtoolkit.api.distill.Knowledge;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.plugin.FilterProvider;
import org.kdtoolkit.train.config.ObjectiveSpec;

/** Samples without a label, and the objectives that read labels. */
class LabelledRowsTest {

    private final NDManager manager = NDManager.newBaseManager();
    private final List<FilterStep> filtered = new ArrayList<>();
    private final WitnessedMethods methods =
            new WitnessedMethods()
                    .witness("labels", facts -> facts.needs(Need.LABELS))
                    .witness("no-labels", facts -> facts.needs(Need.EMBEDDING))
                    .witness("both", facts -> facts.severalTeachers().needs(Need.LABELS))
                    .add(
                            FilterProvider.builder("watching", NoKeys.class)
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
    void areLeftOutForThatObjectiveAlone() {
        TellingBatch batch =
                new TellingBatch(manager)
                        .teacher("a")
                        .labelled(true, false, true, true, false, true);
        losses(batch, objective("labels"), objective("no-labels"));

        ObjectiveStep labels = methods.of("labels").step();
        assertThat(told(labels.student().embedding())).containsExactly(0, 2, 3, 5);
        assertThat(told(labels.knowledge().embedding())).containsExactly(100, 102, 103, 105);
        assertThat(labels.batch().ids()).containsExactly("s0", "s2", "s3", "s5");
        assertThat(((SingleLabelTargets) labels.batch().targets()).classes().toLongArray())
                .containsExactly(0, 2, 0, 2);
        assertThat(labels.batch().targets().labelled()).containsExactly(true, true, true, true);
        ObjectiveStep all = methods.of("no-labels").step();
        assertThat(told(all.student().embedding())).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(told(all.knowledge().embedding())).containsExactly(100, 101, 102, 103, 104, 105);
        assertThat(all.batch().targets().labelled())
                .containsExactly(true, false, true, true, false, true);
    }

    @Test
    void areLeftOutBesideThoseThatTheTeacherDoesNotKnow() {
        TellingBatch batch =
                new TellingBatch(manager)
                        .teacher("a", 0, 3)
                        .labelled(true, false, true, true, false, true);
        losses(batch, objective("labels"), objective("no-labels"));

        ObjectiveStep labels = methods.of("labels").step();
        assertThat(told(labels.student().embedding())).containsExactly(2, 5);
        assertThat(told(labels.knowledge().embedding())).containsExactly(102, 105);
        assertThat(labels.batch().ids()).containsExactly("s2", "s5");
        ObjectiveStep known = methods.of("no-labels").step();
        assertThat(told(known.student().embedding())).containsExactly(1, 2, 4, 5);
        assertThat(told(known.knowledge().embedding())).containsExactly(101, 102, 104, 105);
        assertThat(known.batch().targets().labelled()).containsExactly(false, true, false, true);
    }

    @Test
    void areLeftOutOfWhatSeveralTeachersKnow() {
        TellingBatch batch =
                new TellingBatch(manager)
                        .teacher("a", 0)
                        .teacher("b", 5)
                        .labelled(true, false, true, true, false, true);
        losses(batch, objective("both", "a", "b"));

        ObjectiveStep step = methods.of("both").step();
        assertThat(told(step.student().embedding())).containsExactly(2, 3);
        assertThat(told(step.knowledgeByTeacher().get("a").embedding())).containsExactly(102, 103);
        assertThat(told(step.knowledgeByTeacher().get("b").embedding())).containsExactly(202, 203);
        assertThat(step.batch().ids()).containsExactly("s2", "s3");
    }

    @Test
    void leaveAnObjectiveOutWhereThereAreNoOthers() {
        TellingBatch batch =
                new TellingBatch(manager).teacher("a").labelled(new boolean[TellingBatch.SIZE]);
        Losses losses = losses(batch, objective("labels"), objective("no-labels"));

        assertThat(methods.of("labels").steps()).isEmpty();
        assertThat(losses.student()).extracting(StudentLoss::name).containsExactly("one");
    }

    @Test
    void reachAFilterWithTheirMarks() {
        TellingBatch batch =
                new TellingBatch(manager)
                        .teacher("a", 2)
                        .labelled(true, false, true, true, false, true);
        methods.assemble(batch.context(), filter("watching", "a"), objective("labels"))
                .method()
                .losses(batch.step());

        assertThat(told(filtered.get(0).teacher().embedding()))
                .containsExactly(100, 101, 103, 104, 105);
        assertThat(filtered.get(0).batch().targets().labelled())
                .containsExactly(true, false, true, false, true);
        assertThat(told(methods.of("labels").step().knowledge().target()))
                .containsExactly(100, 103, 105);
    }

    private Losses losses(TellingBatch batch, ObjectiveSpec... objectives) {
        return methods.assemble(batch.context(), objectives).method().losses(batch.step());
    }
}
