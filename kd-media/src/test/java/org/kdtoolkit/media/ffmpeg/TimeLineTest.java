package org.kdtoolkit.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.Test;

class TimeLineTest {

    @Test
    void countsFromWhereTheFileBegins() {
        TimeLine line = TimeLine.of(1_400_000, 1 / 90_000.0);
        assertThat(line.seconds(126_000)).isZero();
        assertThat(line.seconds(126_000 + 180_000)).isEqualTo(2);
        assertThat(line.seconds(126_000 - 45_000)).isEqualTo(-0.5);
    }

    @Test
    void isExactForTheStreamThatBeginsTheFile() {
        // 3003 / 90000 s are a third of a microsecond less
        TimeLine line = TimeLine.of(33_367, 1 / 90_000.0);
        assertThat(line.seconds(3003)).isZero();
        assertThat(line.seconds(6006)).isEqualTo(3003 * (1 / 90_000.0));
    }

    @Test
    void liesBetweenTheTicksOfAnotherStream() {
        TimeLine line = TimeLine.of(10_000, 1 / 25.0);
        assertThat(line.seconds(1)).isEqualTo(0.03, within(1e-12));
        assertThat(line.timestamp(0.029)).isZero();
        assertThat(line.timestamp(0.031)).isEqualTo(1);
    }

    @Test
    void beginsAtZeroIfTheFileDoesNotTell() {
        TimeLine line = TimeLine.of(avutil.AV_NOPTS_VALUE, 0.5);
        assertThat(line.seconds(3)).isEqualTo(1.5);
    }

    @Test
    void mayBeginWithAStream() {
        assertThat(TimeLine.of(0, 0.5).beginningAt(3).seconds(4)).isEqualTo(0.5);
    }
}
