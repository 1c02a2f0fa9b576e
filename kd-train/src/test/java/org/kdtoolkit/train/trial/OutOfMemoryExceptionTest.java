package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.loading.Views;

class OutOfMemoryExceptionTest {

    private static final long FOUR_TERABYTES = 1L << 40;

    @TempDir private Path folder;

    @Test
    void recognisesPyTorchsRefusal() {
        try (NDManager manager = Engine.getEngine("PyTorch").newBaseManager()) {
            assertThatThrownBy(() -> manager.zeros(new Shape(FOUR_TERABYTES)))
                    .isInstanceOfSatisfying(
                            EngineException.class,
                            e ->
                                    assertThat(OutOfMemoryException.of(e, "here").orElseThrow())
                                            .hasMessageStartingWith("out of memory here; ")
                                            .hasMessageContaining("4398046511104 bytes"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CUDA out of memory. Tried to allocate 20.00 MiB.\nException raised from malloc",
                "CUDA error: out of memory\nCUDA kernel errors might be reported later",
                "CUBLAS_STATUS_ALLOC_FAILED when calling cublasCreate(handle)",
                "MXNet engine call failed: MXNetError: Failed to allocate CPU Memory"
            })
    void recognisesOtherWaysToSayIt(String message) {
        assertThat(OutOfMemoryException.of(new EngineException(message), "here").orElseThrow())
                .hasMessage(
                        "out of memory here; take smaller batches ('training.batch-size', and"
                                + " 'evaluation.batch-size' for judging) or a smaller network: "
                                + message.lines().findFirst().orElseThrow());
    }

    @Test
    void leavesOtherFaultsToOthers() {
        assertThat(OutOfMemoryException.of(new EngineException("sizes differ"), "here")).isEmpty();
    }

    @Test
    void namesTheBatchThatDidNotFit() {
        assertThat(messageOf(new EngineException("CUDA out of memory.")))
                .isEqualTo(
                        "out of memory with a batch of 8 (audio [8, 2000], image [8, 1, 12, 12]);"
                                + " take smaller batches ('training.batch-size', and"
                                + " 'evaluation.batch-size' for judging) or a smaller network: CUDA"
                                + " out of memory.");
        assertThat(messageOf(new OutOfMemoryError("Java heap space")))
                .isEqualTo(
                        "Java is out of memory with a batch of 8 (audio [8, 2000], image [8, 1, 12,"
                                + " 12]) (Java heap space); give it more, such as KD_JAVA=-Xmx8g,"
                                + " or take smaller batches and fewer 'training.workers'");
        assertThat(messageOf(new EngineException("sizes differ"))).isEqualTo("sizes differ");
    }

    private String messageOf(Throwable fault) {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            BatchPasses passes = small.passes().of(List.of("image", "audio"));
            return catchThrowable(
                            () ->
                                    passes.through(
                                            Subset.TRAIN,
                                            8,
                                            Views.first(),
                                            batch -> fail(fault, batch)))
                    .getMessage();
        }
    }

    private static void fail(Throwable fault, Batch batch) {
        assertThat(batch.size()).isEqualTo(8);
        if (fault instanceof Error error) {
            throw error;
        }
        throw (RuntimeException) fault;
    }
}
