package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;
import org.kdtoolkit.testkit.Fixture;

class NstLossTest extends MapLossContract {

    @Override
    MapLoss loss(int student, int teacher, NDManager manager) {
        return new NstLoss();
    }

    @Test
    void equalsThePublishedLossAndGradient() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Parity parity = new Parity(Fixture.load("nst", manager), manager);
            parity.check(new NstLoss(), new Closeness(1e-4, 1e-6), new Closeness(1e-4, 1e-6));
        }
    }

    @Test
    void isZeroForTheSameChannelsInAnotherOrder() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray teacher = manager.arange(18f).reshape(1, 2, 3, 3);
            assertThat(new NstLoss().evaluate(teacher.flip(1), teacher).getFloat())
                    .isCloseTo(0, within(1e-9f));
        }
    }
}
