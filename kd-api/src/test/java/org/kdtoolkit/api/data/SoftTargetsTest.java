package org.kdtoolkit.api.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SoftTargetsTest {

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
    void areWholeSharesOfLabels() {
        Targets single = Targets.singleLabel(manager.create(new long[] {2, 0}));
        Targets several = Targets.multiLabel(array(1, 1, 0, 0, 0, 0));

        SoftTargets ofSingle = SoftTargets.of(single, 3);

        assertThat(ofSingle.shares().toFloatArray()).containsExactly(0, 0, 1, 1, 0, 0);
        assertThat(ofSingle.kind()).isEqualTo(TargetKind.SINGLE_LABEL);
        assertThat(SoftTargets.of(several, 3).shares().toFloatArray())
                .containsExactly(1, 1, 0, 0, 0, 0);
        assertThat(SoftTargets.of(several, 3).kind()).isEqualTo(TargetKind.MULTI_LABEL);
        assertThat(SoftTargets.of(ofSingle, 3)).isSameAs(ofSingle);
    }

    @Test
    void giveTheLossOfTheLabelsThatTheyAreWholeSharesOf() {
        NDArray logits = array(0.5f, -1, 2, 0.1f, 0.2f, -3);
        boolean[] second = {false, true};
        Targets single = Targets.singleLabel(manager.create(new long[] {2, 0}));
        Targets several = Targets.multiLabel(array(1, 1, 0, 0, 0, 1));

        for (Targets targets :
                new Targets[] {
                    single, several, single.withLabelled(second), several.withLabelled(second)
                }) {
            SoftTargets soft = SoftTargets.of(targets, 3);
            assertThat(soft.labelled()).containsExactly(targets.labelled());
            assertThat(soft.classLoss(logits).getFloat())
                    .isCloseTo(targets.classLoss(logits).getFloat(), within(1e-6f));
        }
    }

    @Test
    void areOfSomeRows() {
        SoftTargets soft =
                Targets.soft(array(0.25f, 0.75f, 0, 0, 0.5f, 0.5f), TargetKind.SINGLE_LABEL)
                        .withLabelled(new boolean[] {true, false});

        SoftTargets taken = soft.rows(Rows.marked(new boolean[] {false, true}, manager));

        assertThat(taken.shares().toFloatArray()).containsExactly(0, 0.5f, 0.5f);
        assertThat(taken.labelled()).containsExactly(false);
    }

    @Test
    void compareNoClasses() {
        SoftTargets soft = Targets.soft(array(1, 0, 0, 0, 1, 0), TargetKind.SINGLE_LABEL);

        assertThatThrownBy(soft::related)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the samples of this batch are mixed, so that none belongs to one class:"
                                + " nothing that compares classes can learn from them");
    }

    private NDArray array(float... values) {
        return manager.create(values, new Shape(2, 3));
    }
}
