package org.kdtoolkit.onnx.student;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.predict.MemoryException;

class ExportFaultTest {

    @Test
    void wantOfMemoryIsNoFaultOfTheStudent() {
        assertThat(fault("\u001b[0;93mFailed to allocate memory for a buffer of size 64\n\u001b[m"))
                .isInstanceOf(MemoryException.class)
                .hasMessage(
                        "out of memory while ONNX Runtime tried the student on 2 inputs at a time;"
                                + " nothing is written; end other programs, or use a machine with"
                                + " more memory: Failed to allocate memory for a buffer of size"
                                + " 64");
    }

    @Test
    void anythingElseIs() {
        assertThat(fault("no such\noperator"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(" (no such operator), so nothing is written; export it as");
    }

    private static RuntimeException fault(String message) {
        return RuntimeCheck.fault(
                new OrtException(OrtException.OrtErrorCode.ORT_RUNTIME_EXCEPTION, message));
    }
}
