package org.kdtoolkit.train.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.Device;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.train.config.DeviceName;
import org.kdtoolkit.train.config.EngineName;

class GpuAccessTest {

    private static final GpuSigns NONE = new GpuSigns(List.of(), List.of());
    private static final GpuSigns ONE_MODEL =
            new GpuSigns(List.of("/dev/nvidia0"), List.of("NVIDIA A10"));
    private static final GpuObstacle OBSTACLE =
            new GpuObstacle("the libtorch is for the CPU", "name another one");

    private static GpuAccess seeing(int counted, GpuSigns signs) {
        return new GpuAccess(EngineName.PYTORCH, true, counted, signs, List.of());
    }

    private static GpuAccess blind(GpuSigns signs) {
        return new GpuAccess(EngineName.PYTORCH, false, 0, signs, List.of(OBSTACLE));
    }

    @Test
    void takesTheFirstGpuByItselfWhereOneIsSeen() {
        GpuAccess access = seeing(2, ONE_MODEL);

        assertThat(access.device(new DeviceName.Auto())).isEqualTo(Device.gpu(0));
        assertThat(access.device(new DeviceName.Cpu())).isEqualTo(Device.cpu());
        assertThat(access.device(new DeviceName.Gpu(1))).isEqualTo(Device.gpu(1));
        assertThat(access.passedOver()).isEmpty();
    }

    @Test
    void saysThatItPassesOverAGpu() {
        GpuAccess access = blind(ONE_MODEL);

        assertThat(access.device(new DeviceName.Auto())).isEqualTo(Device.cpu());
        assertThat(access.passedOver())
                .contains(
                        "'device: auto' takes the CPU although this machine shows signs of a GPU"
                                + " (/dev/nvidia0): the libtorch is for the CPU; name another one;"
                                + " 'device: cpu' says that it is meant");
    }

    @Test
    void saysNothingWhereNothingSpeaksForAGpu() {
        assertThat(blind(NONE).passedOver()).isEmpty();
    }

    @Test
    void refusesAGpuWhereNoneIsSeen() {
        assertRefused(
                blind(NONE),
                new DeviceName.Gpu(0),
                "'device: gpu', but PyTorch finds no GPU: the libtorch is for the CPU; name another"
                        + " one, or use 'device: cpu'");
    }

    @Test
    void refusesANumberBeyondTheLast() {
        String counted =
                "; GPUs are counted from 0, as nvidia-smi does, and only those in"
                        + " CUDA_VISIBLE_DEVICES where that is set";
        assertRefused(
                seeing(2, NONE),
                new DeviceName.Gpu(2),
                "'device: gpu:2', but PyTorch finds 2 GPUs, gpu:0 to gpu:1" + counted);
        assertRefused(
                seeing(1, NONE),
                new DeviceName.Gpu(1),
                "'device: gpu:1', but PyTorch finds one GPU, gpu:0" + counted);
    }

    @Test
    void triesANumberWhereNobodyCounts() {
        assertThat(seeing(0, NONE).device(new DeviceName.Gpu(3))).isEqualTo(Device.gpu(3));
    }

    @Test
    void namesTheGpuWhereAllAreAlike() {
        assertThat(seeing(2, ONE_MODEL).text(Device.gpu(1))).isEqualTo("gpu:1 (NVIDIA A10)");
        assertThat(seeing(2, NONE).text(Device.gpu(1))).isEqualTo("gpu:1");
        assertThat(seeing(2, ONE_MODEL).text(Device.cpu())).isEqualTo("cpu");
    }

    private static void assertRefused(GpuAccess access, DeviceName.Gpu gpu, String message) {
        assertThatThrownBy(() -> access.require(gpu))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(message);
    }
}
