package org.kdtoolkit.baselines.layer;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class NearestResizeTest {

    @Test
    void takesThePositionThatIsRoundedDown() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray map = manager.arange(6f).reshape(1, 1, 2, 3);
            assertThat(NearestResize.resize(map, new Shape(3, 4)).toFloatArray())
                    .containsExactly(0, 0, 1, 2, 0, 0, 1, 2, 3, 3, 4, 5);
            assertThat(NearestResize.resize(map, new Shape(2, 2)).toFloatArray())
                    .containsExactly(0, 1, 3, 4);
        }
    }

    @Test
    void leavesAMapOfThatGridAsItIs() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray map = manager.arange(6f).reshape(1, 1, 6);
            assertThat(NearestResize.resize(map, new Shape(6))).isSameAs(map);
        }
    }
}
