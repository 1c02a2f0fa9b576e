package org.kdtoolkit.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import org.junit.jupiter.api.Test;

class WindowTest {

    @Test
    void leavesOutWhatIsLeftOverAtTheEnd() {
        Window window = Window.of(new Shape(3, 2), new Shape(2, 2), new Shape(1, 0));
        assertThat(window.positions(0, 7)).isEqualTo(4);
        assertThat(window.positions(0, 8)).isEqualTo(4);
        assertThat(window.positions(1, 7)).isEqualTo(3);
    }

    @Test
    void reachesFurtherWithADistanceBetweenPositions() {
        Window window = new Window(new Shape(3), new Shape(1), new Shape(0), new Shape(2));
        assertThat(window.positions(0, 7)).isEqualTo(3);
    }

    @Test
    void refusesADistanceWhereThereCanBeNone() {
        Window window = new Window(new Shape(3), new Shape(1), new Shape(0), new Shape(2));
        assertThatThrownBy(window::requireNeighbours)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pooling takes neighbours, found a window of dilation (2)");
        Window near = Window.of(new Shape(3), new Shape(1), new Shape(0));
        assertThatCode(near::requireNeighbours).doesNotThrowAnyException();
    }

    @Test
    void hasOneNumberAnAxisEverywhere() {
        assertThatThrownBy(() -> Window.of(new Shape(3, 3), new Shape(1), new Shape(0, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "a window has one number an axis everywhere, found kernel (3, 3), stride"
                                + " (1), padding (0, 0), dilation (1, 1)");
    }
}
