package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;

class EngineEnvironmentTest {

    private final List<String> noticed = new ArrayList<>();

    @Test
    void opensTheCpuWhereItIsAskedFor() {
        try (NDManager manager = open(new DeviceName.Cpu())) {
            assertThat(manager.getDevice()).isEqualTo(Device.cpu());
            assertThat(manager.getEngine().getEngineName()).isEqualTo("PyTorch");
            assertThat(noticed).isEmpty();
        }
    }

    @Test
    void takesTheFirstGpuOrTheCpuByItself() {
        try (NDManager manager = open(new DeviceName.Auto())) {
            assertThat(manager.getDevice())
                    .isEqualTo(manager.getEngine().getGpuCount() > 0 ? Device.gpu() : Device.cpu());
        }
    }

    @Test
    void refusesAGpuThatIsNotThere() {
        assumeThat(Engine.getEngine("PyTorch").getGpuCount()).as("this machine has a GPU").isZero();

        assertThatThrownBy(() -> open(new DeviceName.Gpu(2)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("'device: gpu:2', but PyTorch finds no GPU: ")
                .hasMessageEndingWith(", or use 'device: cpu'");
    }

    private NDManager open(DeviceName device) {
        return EngineEnvironment.open(EngineName.PYTORCH, device, noticed::add);
    }
}
