package org.kdtoolkit.train.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GpuObstaclesTest {

    private static final GpuSigns SIGNS = new GpuSigns(List.of("/dev/nvidia0"), List.of());
    private static final BundledTorch BUNDLED =
            new BundledTorch(true, Optional.of("2.7.1"), List.of("cpu", "cu128"));

    @TempDir private Path folder;

    @Test
    void namesTheNativesThatAreInTheWay() {
        assertThat(find(Map.of()))
                .containsExactly(
                        "the PyTorch that comes with the toolkit is built for the CPU, and DJL"
                                + " fetches no other while it is on the class path; KD_CUDA=1 ./kd"
                                + " doctor leaves it out and lets DJL fetch the one for CUDA, or"
                                + " name a libtorch of your own (see docs/gpu.md)");
    }

    @Test
    void saysFirstThatNothingSpeaksForAGpu() {
        List<GpuObstacle> found =
                new GpuObstacles(Map.of(), new GpuSigns(List.of(), List.of()), BUNDLED).find();

        assertThat(found).hasSize(2);
        assertThat(found.get(0))
                .hasToString(
                        "this machine shows no sign of an NVIDIA GPU (no /dev/nvidia0, no"
                                + " nvidia-smi); install its driver, or give the container its"
                                + " GPUs");
    }

    @Test
    void seesThatNoLibraryIsWhereOneIsNamed() {
        assertThat(find(Map.of("PYTORCH_LIBRARY_PATH", "/nowhere")).get(0))
                .isEqualTo(
                        "PYTORCH_LIBRARY_PATH is '/nowhere', where there is no libtorch.so, so that"
                                + " DJL passes it over; name the folder that holds libtorch.so");
    }

    @Test
    void seesThatTheLibraryIsForTheCpu() throws IOException {
        torch("2.7.1+cpu");

        assertThat(find(named()))
                .containsExactly(
                        "the libtorch in %s is built for the CPU: it has no libtorch_cuda.so; name one built with CUDA in PYTORCH_LIBRARY_PATH"
                                .formatted(lib()));
    }

    @Test
    void seesThatTheJniIsForAnotherVersion() throws IOException {
        torch("2.13.0+cu130", "libtorch_cuda.so");

        assertThat(find(named()))
                .containsExactly(
                        "the libtorch in %s is 2.13.0+cu130, and the JNI that comes with DJL is for 2.7.1; build the JNI for it by docs/gpu/build-jni.sh (see docs/gpu.md)"
                                .formatted(lib()));
    }

    @Test
    void seesThatTheJniLacksTheFlavour() throws IOException {
        torch("2.7.1+cu126", "libtorch_cuda.so");

        assertThat(find(named("PYTORCH_FLAVOR", "cu126")))
                .containsExactly(
                        "PYTORCH_FLAVOR=cu126, and the JNI that comes with DJL is there for cpu,"
                                + " cu128 alone; set PYTORCH_FLAVOR=cu128");
    }

    @Test
    void seesThatTheFlavourKeepsCudaOut() throws IOException {
        torch("2.13.0+cu130", "libtorch_cuda.so", "libdjl_torch.so");

        assertThat(find(named("PYTORCH_FLAVOR", "cpu")))
                .containsExactly(
                        "PYTORCH_FLAVOR=cpu keeps DJL from loading libtorch_cuda.so; unset it");
    }

    @Test
    void asksTheDriverWhereAllElseIsInPlace() throws IOException {
        torch("2.13.0+cu130", "libtorch_cuda.so", "libdjl_torch.so");

        assertThat(find(named()))
                .containsExactly(
                        "libtorch is built with CUDA, but CUDA finds no device; see by nvidia-smi"
                                + " whether the driver works and is as new as libtorch's CUDA wants"
                                + " it");
        assertThat(find(named("CUDA_VISIBLE_DEVICES", "")))
                .containsExactly(
                        "libtorch is built with CUDA, but CUDA finds no device, with"
                                + " CUDA_VISIBLE_DEVICES=''; name a GPU there that nvidia-smi"
                                + " lists, or unset it");
    }

    @Test
    void seesThatTheTorchIsNoLongerTheOneThatTheJniWasBuiltFor() throws IOException {
        torch("2.13.0+cu130", "libtorch_cuda.so", "libdjl_torch.so");
        Files.writeString(lib().resolve("torch-version"), "2.13.0+cu130\n");
        assertThat(find(named())).noneMatch(text -> text.contains("was built for"));

        Files.writeString(folder.resolve("build-version"), "2.14.0+cu130\n");

        assertThat(find(named()))
                .contains(
                        "the JNI in %s was built for torch 2.13.0+cu130, and %1$s holds 2.14.0+cu130 now; build it anew by docs/gpu/build-jni.sh (see docs/gpu.md)"
                                .formatted(lib()));
    }

    private List<String> find(Map<String, String> environment) {
        return new GpuObstacles(environment, SIGNS, BUNDLED)
                .find().stream().map(GpuObstacle::toString).toList();
    }

    private Map<String, String> named() {
        return Map.of("PYTORCH_LIBRARY_PATH", lib().toString());
    }

    private Map<String, String> named(String other, String value) {
        return Map.of("PYTORCH_LIBRARY_PATH", lib().toString(), other, value);
    }

    private Path lib() {
        return folder.resolve("lib");
    }

    private void torch(String version, String... others) throws IOException {
        Files.createDirectories(lib());
        Files.writeString(folder.resolve("build-version"), version + "\n");
        Files.createFile(lib().resolve("libtorch.so"));
        for (String other : others) {
            Files.createFile(lib().resolve(other));
        }
    }
}
