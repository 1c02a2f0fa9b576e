package org.kdtoolkit.predict.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessorCachesTest {

    private static final String PROCESSOR =
            """
            processor\t: 0
            vendor_id\t: %s
            cache size\t: 1024 KB
            flags\t\t: fpu vme %s avx512f
            """;

    private static final String AMD = PROCESSOR.formatted("AuthenticAMD", "topoext");

    @TempDir private Path folder;

    private Path listed;
    private Path unlisted;

    @BeforeEach
    void listCachesOfOneOfTwoProcessors() throws IOException {
        listed = folder.resolve("cpu0");
        unlisted = Files.createDirectory(folder.resolve("cpu1"));
        Files.createDirectories(listed.resolve("cache/index0"));
    }

    @Test
    void areHiddenWhereAmdsProcessorHasNoAnswers() {
        String silent = PROCESSOR.formatted("AuthenticAMD", "abm");
        assertThat(ProcessorCaches.areHidden(silent, listed)).isTrue();
        assertThat(ProcessorCaches.areHidden(silent, unlisted)).isTrue();
    }

    @Test
    void areHiddenWhereAmdsProcessorAnswersNothing() {
        assertThat(ProcessorCaches.areHidden(AMD, unlisted)).isTrue();
    }

    @Test
    void areToldByAllOthers() {
        assertThat(ProcessorCaches.areHidden(AMD, listed)).isFalse();
        assertThat(ProcessorCaches.areHidden(PROCESSOR.formatted("GenuineIntel", "abm"), unlisted))
                .isFalse();
        assertThat(ProcessorCaches.areHidden("CPU implementer\t: 0x41\n", unlisted)).isFalse();
    }

    @Test
    void areTakenForToldWhereTheKernelShowsNothing() {
        assertThat(ProcessorCaches.areHidden(AMD, folder.resolve("absent"))).isFalse();
    }
}
