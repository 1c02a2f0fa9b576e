package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;

class EngineEnvironmentTest {

    @Test
    void opensTheCpuWhereItIsAskedFor() {
        try (NDManager manager = EngineEnvironment.open(EngineName.PYTORCH, DeviceName.CPU)) {
            assertThat(manager.getDevice()).isEqualTo(Device.cpu());
            assertThat(manager.getEngine().getEngineName()).isEqualTo("PyTorch");
        }
    }

    @Test
    void saysWhatAGpuNeedsWhereThereIsNone() {
        assumeThat(Engine.getEngine("PyTorch").getGpuCount()).as("this machine has a GPU").isZero();

        assertThatThrownBy(() -> EngineEnvironment.open(EngineName.PYTORCH, DeviceName.GPU))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "'device: gpu', but PyTorch finds no GPU; name a libtorch built with CUDA"
                                + " in PYTORCH_LIBRARY_PATH, or use 'device: cpu'");
    }
}
