package org.kdtoolkit.baselines.map;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.testkit.Closeness;

class AdaptivePoolingTest {

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
    void sharesPositionsBetweenBinsThatDoNotDivideTheAxis() {
        NDArray map = manager.create(new float[] {1, 2, 4, 8, 16}, new Shape(1, 1, 5));
        assertThat(AdaptivePooling.pool(map, new Shape(4)).toFloatArray())
                .containsExactly(1.5f, 3, 6, 12);
    }

    @Test
    void averagesBlocksOfTwoAxes() {
        NDArray map = manager.arange(24f).reshape(1, 1, 4, 6);
        NDArray blocks = map.reshape(1, 1, 2, 2, 3, 2).mean(new int[] {5}).mean(new int[] {3});
        Closeness.DEFAULT.check("blocks", AdaptivePooling.pool(map, new Shape(2, 3)), blocks);
    }

    @Test
    void poolsThreeAxesAsOneAfterTheOther() {
        manager.getEngine().setRandomSeed(3);
        NDArray map = manager.randomNormal(new Shape(2, 3, 5, 4, 7));
        NDArray time = AdaptivePooling.pool(map, new Shape(2, 4, 7)).reshape(2, 3, 2, 4, 7);
        NDArray height = AdaptivePooling.pool(time, new Shape(2, 3, 7)).reshape(2, 3, 2, 3, 7);
        Closeness.DEFAULT.check(
                "three axes",
                AdaptivePooling.pool(map, new Shape(2, 3, 4)),
                AdaptivePooling.pool(height, new Shape(2, 3, 4)));
    }

    @Test
    void leavesAMapOfThatGridAsItIs() {
        NDArray map = manager.arange(12f).reshape(1, 2, 2, 3);
        assertThat(AdaptivePooling.pool(map, new Shape(2, 3))).isEqualTo(map.reshape(1, 2, 6));
    }
}
