package org.kdtoolkit.report.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EpochRecordTest {

    @Test
    void saysWhichShareOfTheTrainingWasWaiting() {
        assertThat(epoch(8, 2).dataWaitShare()).isEqualTo(0.25);
    }

    @Test
    void waitedForNothingInAnEpochThatTookNoTime() {
        assertThat(epoch(0, 0).dataWaitShare()).isZero();
    }

    private static EpochRecord epoch(double seconds, double waited) {
        return new EpochRecord(1, Map.of(), Map.of(), Map.of(), seconds, 1, waited);
    }
}
