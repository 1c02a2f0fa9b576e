package org.kdtoolkit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.kdtoolkit.api.ConfigurationException;

class PairedRunTest {

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "command lines are a shell's")
    void comparesTheTimesOfTwoCommands() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PairedRun.of(
                        "--rounds",
                        "2",
                        "--first",
                        "echo '{\"median_ms\": 30}'",
                        "--second",
                        "echo '{\"median_ms\": 60}'")
                .run(new PrintStream(out, true, StandardCharsets.UTF_8));
        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("round 2, second: 60.000, ")
                .contains("time: medians 30.000 and 60.000 median_ms, ratio 0.500 (0.500 to 0.500)")
                .contains("peak memory: medians ");
    }

    @Test
    void asksForBothCommands() {
        assertThatThrownBy(() -> PairedRun.of("--first", "true"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("second")
                .hasMessageContaining("--rounds: how often each is run");
    }

    @Test
    void asksForWholeNumbers() {
        assertThatThrownBy(
                        () -> PairedRun.of("--first", "true", "--second", "true", "--rounds", "0"))
                .hasMessage("--rounds: expected a whole number from 1 on, found '0'");
    }
}
