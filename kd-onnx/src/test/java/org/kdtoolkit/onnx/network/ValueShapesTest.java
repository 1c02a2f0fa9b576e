package org.kdtoolkit.onnx.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.model.GraphValue;
import org.kdtoolkit.api.model.Window;

class ValueShapesTest {

    private static final Shape BATCH = new Shape(-1, 4, 6);

    @Test
    void keepTheBatchsAxisFirst() {
        assertThat(ValueShapes.reshaped(BATCH, -1, 24)).isEqualTo(new Shape(-1, 24));
        assertThat(ValueShapes.transposed(BATCH, 0, 2, 1)).isEqualTo(new Shape(-1, 6, 4));
        assertThat(ValueShapes.without(BATCH, 2)).isEqualTo(new Shape(-1, 4));
        assertThat(ValueShapes.broadcast(BATCH, new Shape(6))).isEqualTo(BATCH);
        assertThat(ValueShapes.broadcast(new Shape(1, 4, 1), BATCH)).isEqualTo(BATCH);
        assertThat(ValueShapes.product(BATCH, new Shape(6, 2))).isEqualTo(new Shape(-1, 4, 2));
        assertThat(ValueShapes.product(new Shape(5, 4), BATCH)).isEqualTo(new Shape(-1, 5, 6));
    }

    @Test
    void refuseWhatMixesSamples() {
        assertRefused(
                () -> ValueShapes.reshaped(BATCH, 24, -1),
                "(-1, 4, 6) can't have the shape (24, -1); the batch's axis stays the first, as"
                        + " -1");
        assertRefused(
                () -> ValueShapes.transposed(BATCH, 1, 0, 2),
                "[1, 0, 2] is no order of the axes of (-1, 4, 6) in which the batch's stays the"
                        + " first");
        assertRefused(
                () -> ValueShapes.without(BATCH, 0),
                "(-1, 4, 6) has no axis 0 besides the batch's");
    }

    @Test
    void refuseWhatDoesNotGoTogether() {
        assertRefused(
                () -> ValueShapes.broadcast(BATCH, new Shape(4)),
                "shapes (-1, 4, 6) and (4) don't go together");
        assertRefused(
                () -> ValueShapes.product(BATCH, new Shape(4, 6)),
                "(-1, 4, 6) and (4, 6) can't be multiplied as matrices");
        assertRefused(
                () ->
                        ValueShapes.concatenated(
                                List.of(
                                        new GraphValue("a", BATCH),
                                        new GraphValue("b", new Shape(-1, 4, 5))),
                                1),
                "(-1, 4, 6) and (-1, 4, 5) can't be joined along axis 1");
        assertRefused(
                () ->
                        ValueShapes.windowed(
                                BATCH,
                                Window.of(new Shape(2, 2), new Shape(1, 1), new Shape(0, 0)),
                                4),
                "a window of 2 axes needs [batch, channels] and as many axes of positions, found"
                        + " (-1, 4, 6)");
    }

    private static void assertRefused(ThrowingCallable shape, String message) {
        assertThatThrownBy(shape).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
