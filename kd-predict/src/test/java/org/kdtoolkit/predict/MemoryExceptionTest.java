package org.kdtoolkit.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ai.djl.engine.Engine;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.predict.engine.EngineSettings;

class MemoryExceptionTest {

    @Test
    void namesWhatWasAskedAtATimeAndWhatHelps() {
        assertThat(whereAnEngineSays("can't allocate memory: 64 bytes\nat x", 20))
                .isInstanceOf(MemoryException.class)
                .hasMessage(
                        "out of memory with 20 inputs of shape (5) at a time; ask about fewer, such"
                                + " as '--batch-size 10': can't allocate memory: 64 bytes");
    }

    @Test
    void asksForNoFewerThanAreFilledUp() {
        assertThat(whereAnEngineSays("CUDA out of memory.", 8))
                .hasMessage(
                        "out of memory with 8 inputs of shape (5) at a time; fewer take no less, so"
                                + " end other programs, or use a machine with more memory: CUDA"
                                + " out of memory.");
    }

    @Test
    void leavesOtherFaultsAsTheyAre() {
        assertThat(whereAnEngineSays("sizes differ", 8))
                .isInstanceOf(EngineException.class)
                .hasMessage("sizes differ");
    }

    /** What asking about so many samples ends with. */
    private static Throwable whereAnEngineSays(String message, int samples) {
        EngineSettings.prepare();
        try (NDManager manager = EngineSettings.settle(Engine.getInstance()).newBaseManager()) {
            PredictionIterator answers =
                    new PredictionIterator(
                            SmallStudent.ofNumbers().inBatchesOf(samples),
                            batch -> {
                                throw new EngineException(message);
                            },
                            manager,
                            Collections.nCopies(samples, List.of(HostTensor.of(new float[5], 5)))
                                    .iterator());
            return catchThrowable(answers::hasNext);
        }
    }
}
