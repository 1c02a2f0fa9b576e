package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.train.config.EngineName;
import org.kdtoolkit.train.device.CacheFolder;
import org.kdtoolkit.train.device.GpuObstacle;

class LoadRemedyTest {

    private static final String DAMAGED =
            "'kd --debug doctor' shows DJL's log; a damaged cache folder can be deleted";

    @TempDir private Path folder;

    @Test
    void theCacheFolderComesFirst() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        LoadRemedy remedy = new LoadRemedy(new CacheFolder(file), Optional.empty(), "Linux", "x");

        for (EngineName engine : EngineName.values()) {
            assertThat(remedy.of(engine))
                    .startsWith("the cache folder %s can't be written (".formatted(file))
                    .endsWith("); make it writable, or name another folder in DJL_CACHE_DIR");
        }
    }

    @Test
    void saysOfMachinesWithoutMxNetAloneThatTheyAreSuch() {
        assertThat(on("Linux", "amd64").of(EngineName.MXNET))
                .isEqualTo(DAMAGED + ", or choose 'engine: pytorch'");
        assertThat(on("Linux", "aarch64").of(EngineName.MXNET))
                .isEqualTo(
                        "it comes with native libraries for Linux and Windows on x86-64, and this"
                                + " is Linux on aarch64; choose 'engine: pytorch'");
        assertThat(on("Mac OS X", "x86_64").of(EngineName.MXNET)).contains(" is Mac OS X on ");
    }

    @Test
    void namesWhatStandsInPyTorchsWay() {
        assertThat(on("Linux", "amd64").of(EngineName.PYTORCH)).isEqualTo(DAMAGED);
        assertThat(
                        new LoadRemedy(
                                        new CacheFolder(folder),
                                        Optional.of(new GpuObstacle("no library", "name one")),
                                        "Linux",
                                        "amd64")
                                .of(EngineName.PYTORCH))
                .isEqualTo("no library; name one");
    }

    private LoadRemedy on(String system, String processor) {
        return new LoadRemedy(new CacheFolder(folder), Optional.empty(), system, processor);
    }
}
