package org.kdtoolkit.spark.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DriverSaysTest {

    @Test
    void saysEverythingInOneLine() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DriverSays says = new DriverSays(new PrintStream(bytes));

        says.started(3, "executor 0 on a");
        says.ended(3, TrialOutcome.refused("one\n\ttwo"));
        says.noCluster("gone");

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(
                        "kd-trial\tSTARTED\t3\texecutor 0 on a\n"
                                + "kd-trial\tENDED\t3\t2\tone two\n"
                                + "kd-trial\tNO_CLUSTER\tgone\n");
    }
}
