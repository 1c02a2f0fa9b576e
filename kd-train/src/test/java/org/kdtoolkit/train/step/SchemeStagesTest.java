package org.kdtoolkit.train.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.SchemeStage;
import org.kdtoolkit.api.distill.SchemeStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.distill.TrainingMoment;

class SchemeStagesTest {

    private static final SchemeStages STAGES =
            new SchemeStages(List.of(stage(2, "first"), stage(1, "second")));

    @Test
    void eachStageHasItsEpochsOneBehindTheOther() {
        assertThat(STAGES.epochs(10)).isEqualTo(3);
        assertThat(term(1)).isEqualTo("first");
        assertThat(term(2)).isEqualTo("first");
        assertThat(term(3)).isEqualTo("second");
        assertThatThrownBy(() -> term(4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected an epoch to 3, found epoch 4 of 4");
    }

    @Test
    void aStageCanBeAsLongAsTheTraining() {
        SchemeStages stages =
                new SchemeStages(
                        List.of(
                                SchemeStage.of(training -> training, step -> List.of()),
                                stage(2, "second")));

        assertThat(stages.epochs(10)).isEqualTo(12);
        assertThat(stages.beginnings(10)).containsExactly(1, 11);
        assertThat(STAGES.beginnings(10)).containsExactly(1, 3);
    }

    @Test
    void aReportSaysHowMany() {
        assertThat(STAGES.notes(10))
                .containsExactly(
                        "3 initial epochs of 2 stages came before the training; the seconds"
                                + " include that");
        assertThat(new SchemeStages(List.of(stage(1, "only"))).notes(10).get(0))
                .startsWith("1 initial epoch of 1 stage came");
    }

    @Test
    void aStageWithoutAnEpochIsNone() {
        assertThatThrownBy(() -> stage(0, "none"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("expected at least one epoch, found 0");
    }

    private static String term(int epoch) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Batch batch =
                    Batch.of(
                            Subset.TRAIN,
                            List.of("a"),
                            new int[1],
                            Map.of("x", manager.zeros(new Shape(1, 1))),
                            Targets.singleLabel(manager.create(new long[1])));
            return STAGES.losses(
                            new SchemeStep(batch, TrainingMoment.of(epoch, Math.max(3, epoch))), 10)
                    .get(0)
                    .name();
        }
    }

    private static SchemeStage stage(int epochs, String term) {
        return SchemeStage.of(
                epochs,
                step -> {
                    NDArray value = step.batch().input("x").sum();
                    return List.of(new StudentLoss(term, value));
                });
    }
}
