package org.kdtoolkit.train.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuSignsTest {

    @TempDir private Path root;

    @Test
    void findsNothingWhereThereIsNothing() {
        assertThat(GpuSigns.look(root, Map.of("PATH", "/nowhere")))
                .isEqualTo(new GpuSigns(List.of(), List.of()));
    }

    @Test
    void findsDriverDeviceAndProgram() throws IOException {
        Path driver = Files.createDirectories(root.resolve("proc/driver/nvidia/gpus/0000:01:00.0"));
        Files.writeString(driver.resolve("information"), "Model: \t\t NVIDIA A10\nIRQ:   \t\t 0\n");
        Path device = Files.createDirectories(root.resolve("dev")).resolve("nvidia0");
        Files.createFile(device);
        Path program = Files.createFile(root.resolve("nvidia-smi"));
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(GpuSigns.look(root, Map.of("PATH", "/nowhere:" + root)))
                .isEqualTo(
                        new GpuSigns(
                                List.of(
                                        root.resolve("proc/driver/nvidia").toString(),
                                        device.toString(),
                                        program.toString()),
                                List.of("NVIDIA A10")));
    }

    @Test
    void takesALibraryForCudaAsASign() {
        assertThat(GpuSigns.look(root, Map.of("PYTORCH_FLAVOR", "cu128")).found())
                .containsExactly("PYTORCH_FLAVOR=cu128");
        assertThat(GpuSigns.look(root, Map.of("PYTORCH_FLAVOR", "cpu")).found()).isEmpty();
        assertThat(GpuSigns.look(root, Map.of("PYTORCH_LIBRARY_PATH", "/nowhere")).found())
                .containsExactly("PYTORCH_LIBRARY_PATH=/nowhere");
    }
}
