package org.kdtoolkit.train.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.kdtoolkit.api.ConfigurationException;

class DeterministicTorchTest {

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "C++ names are others there")
    void isOnUntilItIsClosed() {
        DeterministicTorch mode = DeterministicTorch.on(Engine.getEngine("PyTorch"));
        try (mode) {
            assertThat(mode.isOn()).isTrue();
        }
        assertThat(mode.isOn()).isFalse();
    }

    @Test
    @DisabledIfSystemProperty(
            named = "mxnet.absent",
            matches = "true",
            disabledReason = "MXNet has no native library for this machine")
    void isRefusedWhereTheEngineIsAnother() {
        assertThatThrownBy(() -> DeterministicTorch.on(Engine.getEngine("MXNet")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "'training.deterministic' is PyTorch's, and the engine is MXNet; remove it,"
                                + " or choose 'engine: pytorch'");
    }
}
