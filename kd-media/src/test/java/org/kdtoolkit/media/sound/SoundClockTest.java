package org.kdtoolkit.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoundClockTest {

    private static final int RATE = 1000;

    private final SoundClock clock = new SoundClock(RATE, false);

    @Test
    void passesOverRounding() {
        int[] offs = {3, -50, 99, -100, 40, 41, 20, -20, 20, 19, 19, 19, 19, 19, 19};
        for (int off : offs) {
            assertThat(clock.place(5000 + off, 5000)).isEqualTo(5000);
        }
    }

    @Test
    void leavesPausesAndOverlaps() {
        assertThat(clock.place(5101, 5000)).isEqualTo(5101);
        assertThat(clock.place(4899, 5000)).isEqualTo(4899);
        assertThat(clock.place(-5000, 5000)).as("ten seconds").isEqualTo(-5000);
    }

    @Test
    void followsTimeStampsThatAreOffByTheSameForSomeBlocks() {
        assertThat(clock.place(1059, 1000)).isEqualTo(1000);
        assertThat(clock.place(1159, 1100)).isEqualTo(1100);
        assertThat(clock.place(1258, 1200)).isEqualTo(1200);
        assertThat(clock.place(1359, 1300)).isEqualTo(1359);
        assertThat(clock.place(1459, 1459)).isEqualTo(1459);
    }

    @Test
    void goesOnWhereItStartsAnew() {
        assertThat(clock.place(0, 60_000)).isEqualTo(60_000);
        assertThat(clock.place(100, 60_100)).isEqualTo(60_100);
        assertThat(clock.place(500, 60_200)).as("a pause afterwards").isEqualTo(60_500);
        SoundClock restarting = new SoundClock(RATE, true);
        assertThat(restarting.place(4899, 5000)).isEqualTo(5000);
        assertThat(restarting.place(4999, 5100)).isEqualTo(5100);
        assertThat(restarting.place(0, 5200)).isEqualTo(5200);
    }
}
