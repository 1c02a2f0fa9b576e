package org.kdtoolkit.train.device;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class TorchLibraryTest {

    private static final BundledTorch BUNDLED =
            new BundledTorch(true, Optional.of("2.7.1"), List.of("cpu", "cu128"));

    @TempDir private Path temporary;
    private Path packages;
    private Path torch;
    private Path natives;

    @BeforeEach
    void makePythonsTorchAndAFolderOfLinks() throws IOException {
        Path root = temporary.toRealPath();
        packages = root.resolve("site-packages");
        torch = Files.createDirectories(packages.resolve("torch/lib"));
        natives = Files.createDirectories(root.resolve("natives"));
        Files.writeString(
                packages.resolve("torch/version.py"), "x = 1\n__version__ = '2.13.0+cu130'\n");
        for (String library : List.of("libtorch.so", "libtorch_cuda.so")) {
            Files.createFile(torch.resolve(library));
            Files.createSymbolicLink(natives.resolve(library), torch.resolve(library));
        }
    }

    private Map<String, String> environment() {
        return Map.of("PYTORCH_LIBRARY_PATH", "/nowhere:" + natives);
    }

    @Test
    void readsTheVersionWhereTheFilesReallyAre() throws IOException {
        Files.createFile(natives.resolve("libdjl_torch.so"));

        TorchLibrary library = TorchLibrary.named(environment()).orElseThrow();

        assertThat(library)
                .isEqualTo(
                        new TorchLibrary(
                                natives,
                                true,
                                true,
                                Optional.of("2.13.0+cu130"),
                                torch,
                                Optional.empty()));
        assertThat(library)
                .hasToString(
                        "libtorch 2.13.0+cu130 of %s, with the JNI in %s"
                                .formatted(torch, natives));
    }

    @Test
    void takesTheLibraryItselfForItsFolder() {
        Map<String, String> file =
                Map.of("PYTORCH_LIBRARY_PATH", torch.resolve("libtorch.so").toString());

        assertThat(TorchLibrary.named(file).orElseThrow().folder()).isEqualTo(torch);
        assertThat(TorchLibrary.named(Map.of())).isEmpty();
    }

    @Test
    void tellsDjlVersionAndFlavourUnlessTheUserDid() {
        assertThat(TorchSettings.missing(environment(), BUNDLED))
                .isEqualTo(Map.of("PYTORCH_VERSION", "2.13.0", "PYTORCH_FLAVOR", "cu128"));
        assertThat(
                        TorchSettings.missing(
                                Map.of(
                                        "PYTORCH_LIBRARY_PATH",
                                        natives.toString(),
                                        "PYTORCH_FLAVOR",
                                        "cu130"),
                                BUNDLED))
                .isEqualTo(Map.of("PYTORCH_VERSION", "2.13.0"));
        assertThat(TorchSettings.missing(Map.of(), BUNDLED)).isEmpty();
    }

    @Test
    void tellsDjlOfALibraryForTheCpu() throws IOException {
        Files.delete(natives.resolve("libtorch_cuda.so"));

        assertThat(TorchSettings.missing(environment(), BUNDLED))
                .containsEntry("PYTORCH_FLAVOR", "cpu");
    }

    @Test
    void saysWhyPyTorchDoesNotLoad() throws IOException {
        assertThat(TorchSettings.obstacle(environment(), BUNDLED).orElseThrow().what())
                .isEqualTo(
                        "the libtorch in %s is 2.13.0+cu130, and the JNI that comes with DJL is for 2.7.1"
                                .formatted(natives));
        Files.createFile(natives.resolve("libdjl_torch.so"));
        assertThat(TorchSettings.obstacle(environment(), BUNDLED)).isEmpty();
        assertThat(TorchSettings.obstacle(Map.of(), BUNDLED)).isEmpty();
        assertThat(
                        TorchSettings.obstacle(
                                Map.of(),
                                new BundledTorch(
                                        false, Optional.of("2.7.1"), List.of("cpu", "cu128"))))
                .hasToString(
                        "Optional[without the CPU's natives on the class path DJL fetches PyTorch"
                                + " from publish.djl.ai; do it once where there is a network, or"
                                + " start the toolkit without KD_CUDA]");
    }

    @Test
    void namesTheVariableThatHasAnotherLibraryTaken() {
        assertThat(TorchSettings.ofVariables(environment()))
                .hasToString(
                        "Optional[PYTORCH_LIBRARY_PATH names the libtorch in %s; see whether it is whole and for this machine, or unset PYTORCH_LIBRARY_PATH]"
                                .formatted(natives));
        assertThat(TorchSettings.ofVariables(Map.of("PYTORCH_VERSION", "2.5.1")))
                .hasToString(
                        "Optional[PYTORCH_VERSION=2.5.1 has DJL look for another libtorch than the"
                                + " one that comes with the toolkit; unset PYTORCH_VERSION]");
        assertThat(TorchSettings.ofVariables(Map.of("PYTORCH_FLAVOR", "cu118")))
                .map(GpuObstacle::remedy)
                .contains("unset PYTORCH_FLAVOR");
        assertThat(TorchSettings.ofVariables(Map.of())).isEmpty();
    }

    @Test
    void findsTheCudaRuntimeInTheWheelBesideTorch() throws IOException {
        Path runtime = Files.createDirectories(packages.resolve("nvidia/cu13/lib"));
        Files.createFile(runtime.resolve("libcudart.so.13"));

        CudaRuntime found = CudaRuntime.find(temporary, environment(), temporary).orElseThrow();

        assertThat(found.file()).isEqualTo(runtime.resolve("libcudart.so.13"));
        assertThat(found.searched(temporary)).isEqualTo(runtime);
    }

    @Test
    void linksToACudaRuntimeWhoseNameJnaPassesOver() throws IOException {
        Path fetched = Files.createDirectories(temporary.resolve("pytorch/2.7.1-cu128-linux"));
        Path file = Files.createFile(fetched.resolve("libcudart-218eec4c.so.12"));

        CudaRuntime found = CudaRuntime.find(temporary, Map.of(), temporary).orElseThrow();

        assertThat(found.file()).isEqualTo(file);
        Path searched = found.searched(temporary);
        assertThat(searched.resolve("libcudart.so").toRealPath()).isEqualTo(file.toRealPath());
        assertThat(found.searched(temporary)).isEqualTo(searched);
    }

    @Test
    void looksWhereTheLoaderLooks() throws IOException {
        Path folder = Files.createDirectories(temporary.resolve("elsewhere"));
        Files.createFile(folder.resolve("libcudart.so.12"));

        assertThat(
                        CudaRuntime.find(
                                temporary,
                                Map.of("LD_LIBRARY_PATH", "/nowhere:" + folder),
                                temporary))
                .contains(new CudaRuntime(folder.resolve("libcudart.so.12")));
        assertThat(CudaRuntime.find(temporary, Map.of(), temporary)).isEmpty();
    }
}
