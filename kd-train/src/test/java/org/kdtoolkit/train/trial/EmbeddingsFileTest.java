package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.formats.numpy.NpzReader;

class EmbeddingsFileTest {

    private static final float[][] SCORES = {{0.9f, 0.8f}, {0.1f, 0.7f}};

    @TempDir private Path folder;

    @Test
    void keepsTheScoresWhereASampleHasAnyNumberOfClasses() throws IOException {
        Map<String, FloatTable> tables = tables(List.of(new int[] {0, 1}, new int[] {1}));
        assertThat(tables).containsOnlyKeys("test/scores", "test/embedding");
        assertThat(tables.get("test/scores").rows()).isDeepEqualTo(SCORES);
    }

    @Test
    void keepsNoScoresWhereEachSampleHasOneClass() throws IOException {
        assertThat(tables(List.of(new int[] {0}, new int[] {1})))
                .containsOnlyKeys("test/embedding");
    }

    private Map<String, FloatTable> tables(List<int[]> labels) throws IOException {
        Path file = folder.resolve("embeddings.npz");
        Predictions predictions =
                new Predictions(List.of("a", "b"), labels, new float[][] {{1}, {2}}, SCORES);
        try (OutputStream out = Files.newOutputStream(file)) {
            EmbeddingsFile.write(Map.of(Subset.TEST, predictions), 2, out);
        }
        return NpzReader.read(file);
    }
}
