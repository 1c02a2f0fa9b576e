package org.kdtoolkit.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.cli.doctor.CheckResult.Level;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.device.GpuAccess;
import org.kdtoolkit.train.device.GpuObstacle;
import org.kdtoolkit.train.device.GpuSigns;

class ChecksTest {

    @TempDir private Path folder;

    @Test
    void findsThatPyTorchComputes() {
        assertComputes(EngineName.PYTORCH);
    }

    @Test
    @DisabledIfSystemProperty(
            named = "mxnet.absent",
            matches = "true",
            disabledReason = "MXNet has no native library for this machine")
    void findsThatMxNetComputes() {
        assertComputes(EngineName.MXNET);
    }

    private static void assertComputes(EngineName engine) {
        CheckResult finding = new EngineCheck(Map.of(), engine, Level.FAIL).run();

        assertThat(finding.level()).as(finding.text()).isEqualTo(Level.OK);
        assertThat(finding.text()).startsWith(engine.djlName() + " ");
    }

    @Test
    void tellsWhichFfmpegThereIs() {
        CheckResult finding = new MediaCheck().run();
        assertThat(finding.level()).as(finding.text()).isEqualTo(Level.OK);
        assertThat(finding.text()).matches("FFmpeg \\d+\\.\\d+.*");
    }

    @Test
    void namesTheNumberOfThreadsToSet() {
        assertThat(new ThreadsCheck(Map.of(), 8).run().remedy()).endsWith("OMP_NUM_THREADS=8");
        assertThat(new ThreadsCheck(Map.of("OMP_NUM_THREADS", "4"), 8).run().level())
                .isEqualTo(Level.OK);
    }

    @Test
    void asksForTheAllocatorsSettingsOnLinuxAlone() {
        assertThat(new AllocatorCheck(Map.of(), "Linux").run().level()).isEqualTo(Level.WARN);
        assertThat(new AllocatorCheck(Map.of(), "Mac OS X").run().level()).isEqualTo(Level.OK);
    }

    @Test
    void saysWhatComputesConvolutionsWhereCachesAreHidden() {
        Map<String, String> limited = Map.of("ONEDNN_MAX_CPU_ISA", "AVX2");
        assertThat(new ConvolutionsCheck(Map.of(), false).run().text()).isEqualTo("by oneDNN");
        assertThat(new ConvolutionsCheck(limited, false).run().text())
                .isEqualTo("by oneDNN, ONEDNN_MAX_CPU_ISA=AVX2");
        CheckResult hidden = new ConvolutionsCheck(Map.of(), true).run();
        assertThat(hidden.level()).isEqualTo(Level.WARN);
        assertThat(hidden.text())
                .isEqualTo("by PyTorch without oneDNN, which is wrong where caches are hidden");
        assertThat(new ConvolutionsCheck(limited, true).run().remedy())
                .isEqualTo(
                        "unset ONEDNN_MAX_CPU_ISA: beyond SSE41 some convolutions are wrong without"
                                + " a word");
    }

    @Test
    void acceptsACacheFolderThatIsYetToBeMade() {
        CheckResult finding = new CacheCheck(folder.resolve("a/b"), folder.resolve("a/b/c")).run();
        assertThat(finding.level()).isEqualTo(Level.OK);
        assertThat(finding.text())
                .isEqualTo(folder.resolve("a/b") + ", with 0 MB of decoded samples");
    }

    @Test
    void refusesACacheFolderThatIsAFile() throws IOException {
        Path file = folder.resolve("file");
        Files.writeString(file, "");

        assertThat(new CacheCheck(file, file.resolve("samples")).run().level())
                .isEqualTo(Level.FAIL);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void triesToWriteToTheCacheFolder() {
        // the superuser may write there, as far as permissions tell
        Path nowhere = Path.of("/proc/nope");

        CheckResult finding = new CacheCheck(nowhere, nowhere.resolve("samples")).run();

        assertThat(finding.level()).isEqualTo(Level.FAIL);
        assertThat(finding.text()).startsWith("/proc/nope can't be written (");
        assertThat(finding.remedy())
                .isEqualTo("make it writable, or name another folder in DJL_CACHE_DIR");
    }

    @Test
    void countsProvidersOrTellsWhyThereAreNone() {
        CheckResult none = new PluginsCheck(() -> Registry.builder().build()).run();
        CheckResult broken =
                new PluginsCheck(
                                () -> {
                                    throw new ConfigurationException("two of one name");
                                })
                        .run();

        assertThat(none.text()).contains("0 objective");
        assertThat(broken.level()).isEqualTo(Level.FAIL);
        assertThat(broken.text()).isEqualTo("two of one name");
    }

    @Test
    void tellsWhatKeepsPyTorchFromAGpu() {
        CheckResult finding =
                gpu(
                        false,
                        0,
                        List.of("/dev/nvidia0"),
                        new GpuObstacle("no library", "name one"),
                        new GpuObstacle("no JNI", "build it"));

        assertThat(finding)
                .isEqualTo(
                        CheckResult.warn(
                                "GPU",
                                "not used although there are signs of one (/dev/nvidia0): no"
                                        + " library; no JNI",
                                "name one; then build it"));
    }

    @Test
    void findsNoFaultWhereNoGpuIs() {
        assertThat(gpu(false, 0, List.of(), new GpuObstacle("no GPU", "buy one")))
                .isEqualTo(
                        CheckResult.ok("GPU", "none to be seen; docs/gpu.md says how one is used"));
    }

    @Test
    void countsTheGpusThatPyTorchUses() {
        assertThat(gpu(true, 2, List.of())).isEqualTo(CheckResult.ok("GPU", "PyTorch uses 2"));
        assertThat(gpu(true, 0, List.of()))
                .isEqualTo(
                        CheckResult.warn(
                                "GPU",
                                "PyTorch uses one; others are not counted, since DJL finds no"
                                        + " libcudart",
                                "KD_JAVA=-Djna.library.path=FOLDER ./kd doctor, with the folder of"
                                        + " libcudart.so"));
    }

    @Test
    void looksForNoGpuWherePyTorchDoesNotLoad() {
        CheckResult finding =
                new GpuCheck(
                                () -> {
                                    throw new ConfigurationException("does not load");
                                })
                        .run();

        assertThat(finding)
                .isEqualTo(CheckResult.ok("GPU", "not looked for, since PyTorch does not load"));
    }

    private static CheckResult gpu(
            boolean seen, int counted, List<String> signs, GpuObstacle... obstacles) {
        return new GpuCheck(
                        () ->
                                new GpuAccess(
                                        EngineName.PYTORCH,
                                        seen,
                                        counted,
                                        new GpuSigns(signs, List.of()),
                                        List.of(obstacles)))
                .run();
    }
}
