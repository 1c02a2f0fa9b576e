package org.kdtoolkit.api.internal;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.EngineException;
import org.junit.jupiter.api.Test;

class MemoryShortageTest {

    @Test
    void findsTheLineThatSaysIt() {
        assertThat(
                        MemoryShortage.of(
                                new EngineException(
                                        "[enforce fail at alloc_cpu.cpp:117] err == 0."
                                                + " DefaultCPUAllocator: can't allocate memory:"
                                                + " you tried to allocate 64 bytes.\n"
                                                + "Exception raised from alloc_cpu")))
                .contains(
                        "[enforce fail at alloc_cpu.cpp:117] err == 0. DefaultCPUAllocator: can't"
                                + " allocate memory: you tried to allocate 64 bytes.");
    }

    @Test
    void leavesOutWhatColoursATerminal() {
        assertThat(
                        MemoryShortage.of(
                                new IllegalStateException(
                                        "\u001b[0;93mFailed to allocate memory for requested buffer"
                                                + " of size 64\n\u001b[m")))
                .contains("Failed to allocate memory for requested buffer of size 64");
    }

    @Test
    void leavesOtherFaultsToOthers() {
        assertThat(MemoryShortage.of(new EngineException("sizes differ"))).isEmpty();
        assertThat(MemoryShortage.of(new EngineException((String) null))).isEmpty();
    }
}
