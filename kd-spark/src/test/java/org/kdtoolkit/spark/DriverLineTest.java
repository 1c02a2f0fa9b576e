package org.kdtoolkit.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.spark.driver.DriverSays;

class DriverLineTest {

    @Test
    void saysHowATrialEnded() {
        DriverLine line = DriverLine.parse("kd-trial\tENDED\t7\t2\tno such folder").orElseThrow();

        assertThat(line.what()).isEqualTo(DriverSays.What.ENDED);
        assertThat(line.number()).isEqualTo(7);
        assertThat(line.code()).isEqualTo(2);
        assertThat(line.message()).isEqualTo("no such folder");
    }

    @Test
    void aMessageMayBeEmpty() {
        assertThat(DriverLine.parse("kd-trial\tENDED\t7\t0\t"))
                .hasValueSatisfying(line -> assertThat(line.message()).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "WARN kd-trial\tENDED", "kd-trial", "kd-trial\tENDED", "a\tb\tc"})
    void whatSparkPrintsIsNotHeard(String line) {
        assertThat(DriverLine.parse(line)).isEmpty();
    }
}
