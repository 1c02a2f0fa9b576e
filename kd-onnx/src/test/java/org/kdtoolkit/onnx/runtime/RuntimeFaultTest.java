package org.kdtoolkit.onnx.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import org.junit.jupiter.api.Test;

class RuntimeFaultTest {

    @Test
    void saysInOneLineWithoutColoursWhatWentWrong() {
        OrtException fault =
                new OrtException(
                        OrtException.OrtErrorCode.ORT_RUNTIME_EXCEPTION,
                        "Non-zero status code returned while running Conv node. Name:'conv'"
                                + " Status Message: \u001b[0;93m/onnxruntime_src/a/bfc_arena.cc:376"
                                + " void* onnxruntime::BFCArena::AllocateRawInternal(size_t, bool)"
                                + " Failed to allocate memory for requested buffer of size 64\n"
                                + "\u001b[m");

        assertThat(RuntimeFault.reason(fault))
                .isEqualTo(
                        "Non-zero status code returned while running Conv node. Name:'conv' Status"
                                + " Message: Failed to allocate memory for requested buffer of size"
                                + " 64");
    }
}
