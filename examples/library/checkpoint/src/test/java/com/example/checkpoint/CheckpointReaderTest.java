package com.example.checkpoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.ndarray.types.Shape;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.torch.StateFile;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;

class CheckpointReaderTest {

    @TempDir private Path folder;

    @Test
    void readsWhatPyTorchSaved() throws URISyntaxException {
        assertEquals(
                Map.of("model.weight", 5.0, "model.bias", 13.0),
                CheckpointReader.lengths(checkpoint()));
    }

    @Test
    void convertsIt() throws URISyntaxException {
        Path safetensors = folder.resolve("linear.safetensors");

        CheckpointReader.convert(checkpoint(), safetensors);

        try (StateFile file = StateFile.open(safetensors)) {
            assertEquals(new Shape(2, 1), file.tensors().get("model.weight").shape());
            assertArrayEquals(new float[] {3, 4}, file.read("model.weight").values());
            assertArrayEquals(new float[] {5, 12}, file.read("model.bias").values());
        }
    }

    private static Path checkpoint() throws URISyntaxException {
        return Path.of(CheckpointReaderTest.class.getResource("/linear.pt").toURI());
    }
}
