package org.kdtoolkit.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.kdtoolkit.api.ConfigurationException;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "command lines are a shell's")
class MeasuredCommandTest {

    @Test
    void takesTheTimeThatTheLastLineTells() throws Exception {
        MeasuredCommand command =
                new MeasuredCommand("echo warming up; echo '{\"median_ms\": 12.5, \"more\": 1}'");
        assertThat(command.run().millis()).isEqualTo(12.5);
    }

    @Test
    void takesTheProcesssLifeWhereNothingIsTold() throws Exception {
        assertThat(new MeasuredCommand("sleep 0.1").run().millis()).isGreaterThanOrEqualTo(100);
    }

    @Test
    void complainsOfACommandThatFails() {
        assertThatThrownBy(() -> new MeasuredCommand("echo no such thing; exit 3").run())
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("ended with exit code 3")
                .hasMessageContaining("no such thing");
    }
}
