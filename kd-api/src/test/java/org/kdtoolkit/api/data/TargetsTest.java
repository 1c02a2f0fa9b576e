package org.kdtoolkit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TargetsTest {

    private NDManager manager;
    private NDArray logits;

    @BeforeEach
    void createLogits() {
        manager = NDManager.newBaseManager();
        logits = manager.create(new float[] {2, 0, -1, 0.5f, 1, 0}, new Shape(2, 3));
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void relatesSamplesOfOneClass() {
        NDArray related = Targets.singleLabel(manager.create(new long[] {2, 0, 2})).related();

        assertThat(related.getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(related.toFloatArray()).containsExactly(1, 0, 1, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void relatesSamplesWithALabelInCommonAndEachToItself() {
        float[] indicators = {1, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0};

        NDArray related = Targets.multiLabel(manager.create(indicators, new Shape(4, 3))).related();

        assertThat(related.getDataType()).isEqualTo(DataType.FLOAT32);
        assertThat(related.toFloatArray())
                .containsExactly(1, 1, 1, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0, 0, 1);
    }

    @Test
    void judgesASingleLabelByTheCrossEntropyOfTheSoftmax() {
        Targets targets = Targets.singleLabel(manager.create(new long[] {0, 1}));

        double first = 2 - Math.log(Math.exp(2) + 1 + Math.exp(-1));
        double second = 1 - Math.log(Math.exp(0.5) + Math.exp(1) + 1);
        assertThat((double) targets.classLoss(logits).getFloat())
                .isCloseTo(-(first + second) / 2, within(1e-6));
    }

    @Test
    void judgesSeveralLabelsByTheMeanOfTheirBinaryCrossEntropies() {
        float[] indicators = {1, 0, 1, 0, 1, 1};
        Targets targets = Targets.multiLabel(manager.create(indicators, new Shape(2, 3)));

        float[] scores = logits.toFloatArray();
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            double probability = 1 / (1 + Math.exp(-scores[i]));
            sum -= Math.log(indicators[i] == 1 ? probability : 1 - probability);
        }
        assertThat((double) targets.classLoss(logits).getFloat())
                .isCloseTo(sum / scores.length, within(1e-6));
    }

    @Test
    void allRowsAreLabelledUnlessItIsSaidOtherwise() {
        SingleLabelTargets targets = Targets.singleLabel(manager.create(new long[] {2, 0}));

        assertThat(targets.labelled()).containsExactly(true, true);
        assertThat(targets.withLabelled(new boolean[] {false, true}).labelled())
                .containsExactly(false, true);
        assertThatThrownBy(() -> targets.withLabelled(new boolean[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the batch has 2 rows, found 3 marks");
    }

    @Test
    void rowsWithoutALabelCountInNoLoss() {
        Targets single = Targets.singleLabel(manager.create(new long[] {0, 1}));
        Targets several =
                Targets.multiLabel(manager.create(new float[] {1, 0, 1, 0, 1, 0}, new Shape(2, 3)));
        for (Targets targets : List.of(single, several)) {
            NDArray first = logits.get("0:1");
            NDArray alone = Targets.of(labels(targets).get("0:1")).classLoss(first);
            Targets half = targets.withLabelled(new boolean[] {true, false});
            assertThat(half.classLoss(logits).getFloat()).isEqualTo(alone.getFloat());
            assertThat(targets.withLabelled(new boolean[2]).classLoss(logits).getFloat()).isZero();
        }
    }

    @Test
    void aBatchWithoutLabelsStillHasALossToDifferentiate() {
        Targets none =
                Targets.singleLabel(manager.create(new long[] {0, 1})).withLabelled(new boolean[2]);
        logits.setRequiresGradient(true);
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            collector.backward(none.classLoss(logits));
        }
        assertThat(logits.getGradient().toFloatArray()).containsOnly(0);
    }

    @Test
    void rowsWithoutALabelAreRelatedToThemselvesAlone() {
        Targets targets =
                Targets.singleLabel(manager.create(new long[] {2, 2, 2}))
                        .withLabelled(new boolean[] {true, false, true});

        assertThat(targets.related().toFloatArray()).containsExactly(1, 0, 1, 0, 1, 0, 1, 0, 1);
    }

    @Test
    void takenRowsKeepTheirMarks() {
        Targets targets =
                Targets.singleLabel(manager.create(new long[] {2, 1, 0}))
                        .withLabelled(new boolean[] {true, false, true});

        Targets taken = targets.rows(Rows.without(List.of(0), 3, manager));

        assertThat(taken.labelled()).containsExactly(false, true);
    }

    private static NDArray labels(Targets targets) {
        return targets instanceof SingleLabelTargets single
                ? single.classes()
                : ((MultiLabelTargets) targets).indicators();
    }

    @Test
    void averageTheRowsWithLabels() {
        Targets targets = Targets.singleLabel(manager.create(new long[] {0, 1, 2}));
        NDArray values = manager.create(new float[] {1, 2, 6});

        assertThat(targets.meanOfLabelled(values).getFloat()).isEqualTo(3);
        assertThat(
                        targets.withLabelled(new boolean[] {false, true, true})
                                .meanOfLabelled(values)
                                .getFloat())
                .isEqualTo(4);
    }

    @Test
    void averageNothingWithoutAGradient() {
        NDArray values = manager.create(new float[] {1, 2});
        values.setRequiresGradient(true);
        NDArray mean;
        try (GradientCollector collector = manager.getEngine().newGradientCollector()) {
            mean =
                    Targets.singleLabel(manager.create(new long[] {0, 1}))
                            .withLabelled(new boolean[2])
                            .meanOfLabelled(values);
            collector.backward(mean);
        }
        assertThat(mean.getFloat()).isZero();
        assertThat(values.getGradient().toFloatArray()).containsExactly(0, 0);
    }

    @Test
    void areRefusedByALossThatCantLeaveOutRows() {
        Targets targets = Targets.singleLabel(manager.create(new long[] {0, 1, 2}));

        assertThatCode(() -> targets.requireAllLabelled("csc")).doesNotThrowAnyException();
        Targets some = targets.withLabelled(new boolean[] {false, true, false});
        assertThatThrownBy(() -> some.requireAllLabelled("csc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "csc reads labels, but these rows of the batch have none: [0, 2]; leave"
                                + " them out");
    }
}
