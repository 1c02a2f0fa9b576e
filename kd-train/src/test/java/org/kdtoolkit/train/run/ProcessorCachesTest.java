package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorCachesTest {

    private static final String PROCESSOR =
            """
            processor\t: 0
            vendor_id\t: %s
            cache size\t: 1024 KB
            flags\t\t: fpu vme %s avx512f
            """;

    @Test
    void areHiddenWhereAmdsProcessorDoesNotAnswer() {
        assertThat(ProcessorCaches.areHidden(PROCESSOR.formatted("AuthenticAMD", "abm"))).isTrue();
    }

    @Test
    void areToldByAllOthers() {
        assertThat(ProcessorCaches.areHidden(PROCESSOR.formatted("AuthenticAMD", "topoext")))
                .isFalse();
        assertThat(ProcessorCaches.areHidden(PROCESSOR.formatted("GenuineIntel", "abm"))).isFalse();
        assertThat(ProcessorCaches.areHidden("CPU implementer\t: 0x41\n")).isFalse();
    }
}
