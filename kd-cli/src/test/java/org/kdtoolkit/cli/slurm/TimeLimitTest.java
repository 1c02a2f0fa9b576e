package org.kdtoolkit.cli.slurm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimeLimitTest {

    @ParameterizedTest
    @ValueSource(strings = {"1", "01", "1:30", "0:90", "0:01:30", "0-0:1", "0-0:01:30"})
    void aTaskThatIsToldToStopAtOnceHasNoTime(String text) {
        assertThat(TimeLimit.isTime(text)).isTrue();
        assertThat(new TimeLimit(text).leavesTime()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2", "1:31", "0:91", "0:01:31", "1:00:00", "0-1", "1-0", "0-0:2"})
    void whatComesBeforeTheNoticeIsTime(String text) {
        assertThat(TimeLimit.isTime(text)).isTrue();
        assertThat(new TimeLimit(text).leavesTime()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "0:00", "0-0"})
    void zeroIsNoLimit(String text) {
        assertThat(new TimeLimit(text).leavesTime()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2h", "1:2:3:4", "1-", "-1", "1:234", "1.5"})
    void otherTextsAreNoTimes(String text) {
        assertThat(TimeLimit.isTime(text)).isFalse();
    }
}
