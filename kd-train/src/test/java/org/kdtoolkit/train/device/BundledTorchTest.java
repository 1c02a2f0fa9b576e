package org.kdtoolkit.train.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class BundledTorchTest {

    @Test
    @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
    void readsWhatTheJniIsThereFor() {
        BundledTorch bundled = BundledTorch.here();

        assertThat(bundled.cpuNatives()).isTrue();
        assertThat(bundled.version()).contains("2.7.1");
        assertThat(bundled.flavors()).containsExactly("cpu", "cu128");
        assertThat(bundled.cuda()).contains("cu128");
    }
}
