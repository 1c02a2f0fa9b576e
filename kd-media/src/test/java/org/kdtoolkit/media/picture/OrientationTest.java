package org.kdtoolkit.media.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;

class OrientationTest {

    /** 1 2 3 above 4 5 6. */
    private static final RgbFrame FRAME = frame(new ImageSize(2, 3), 1, 2, 3, 4, 5, 6);

    @Test
    void turnsByRightAngles() {
        assertTurned(new Orientation(0, 1, -1, 0), frame(new ImageSize(3, 2), 4, 1, 5, 2, 6, 3));
        assertTurned(new Orientation(-1, 0, 0, -1), frame(new ImageSize(2, 3), 6, 5, 4, 3, 2, 1));
        assertTurned(new Orientation(0, -1, 1, 0), frame(new ImageSize(3, 2), 3, 6, 2, 5, 1, 4));
    }

    @Test
    void mirrors() {
        assertTurned(new Orientation(-1, 0, 0, 1), frame(new ImageSize(2, 3), 3, 2, 1, 6, 5, 4));
        assertTurned(new Orientation(1, 0, 0, -1), frame(new ImageSize(2, 3), 4, 5, 6, 1, 2, 3));
    }

    @Test
    void leavesUprightFramesAsTheyAre() {
        assertThat(new Orientation(1, 0, 0, 1).apply(FRAME)).isSameAs(FRAME);
    }

    private static void assertTurned(Orientation orientation, RgbFrame expected) {
        RgbFrame turned = orientation.apply(FRAME);
        assertThat(turned.size()).isEqualTo(expected.size());
        assertThat(turned.rgb()).isEqualTo(expected.rgb());
    }

    private static RgbFrame frame(ImageSize size, int... reds) {
        byte[] rgb = new byte[3 * reds.length];
        for (int i = 0; i < reds.length; i++) {
            rgb[3 * i] = (byte) reds[i];
            rgb[3 * i + 2] = (byte) -reds[i];
        }
        return new RgbFrame(rgb, size);
    }
}
