package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class FrameTimesTest {

    private static final long NONE = avutil.AV_NOPTS_VALUE;

    @Test
    void keepsWhatAscends() {
        assertMended(new long[] {5, 6, 10, 11}, 5, 6, 10, 11);
    }

    @Test
    void putsMissingOnesBetweenTheirNeighbours() {
        assertMended(new long[] {10, NONE, NONE, 40, 50}, 10, 20, 30, 40, 50);
    }

    @Test
    void goesOnByTheUsualDurationAtBothEnds() {
        assertMended(new long[] {NONE, NONE, 20, 30, 40, NONE, NONE}, 0, 10, 20, 30, 40, 50, 60);
    }

    @Test
    void takesOneThatFitsNowhereAsMissing() {
        assertMended(new long[] {10, 20, 20, 40, 50}, 10, 20, 30, 40, 50);
        assertMended(new long[] {10, 20, 3, 40, 50}, 10, 20, 30, 40, 50);
        assertMended(new long[] {10, 20, 30, 30}, 10, 20, 30, 40);
    }

    @Test
    void goesOnWhereTheClockWasSetBack() {
        assertMended(new long[] {10, 20, 30, 0, 10, 20}, 10, 20, 30, 40, 50, 60);
    }

    @Test
    void givesTheOnlyFrameItsTime() {
        assertMended(new long[] {7}, 7);
    }

    @Test
    void tellsNothingOfNothing() {
        assertThat(FrameTimes.mended(new long[] {NONE, NONE})).isEmpty();
        assertThat(FrameTimes.mended(new long[] {10, NONE, NONE, 11})).isEmpty();
    }

    private static void assertMended(long[] stamps, long... expected) {
        assertThat(FrameTimes.mended(stamps).orElseThrow()).containsExactly(expected);
    }
}
