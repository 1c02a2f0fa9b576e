package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.formats.numpy.FloatTable;
import org.kdtoolkit.formats.numpy.NpzReader;
import org.kdtoolkit.formats.numpy.NpzTexts;
import org.kdtoolkit.loading.Views;

class EmbeddingsFileTest {

    private static final float[][] SCORES = {{0.9f, 0.8f}, {0.1f, 0.7f}};

    @TempDir private Path folder;

    @Test
    void keepsTheScoresWhereASampleHasAnyNumberOfClasses() throws IOException {
        Map<String, FloatTable> tables =
                NpzReader.read(written(List.of(new int[] {0, 1}, new int[] {1})));
        assertThat(tables).containsOnlyKeys("test/scores", "test/embedding");
        assertThat(tables.get("test/scores").rows()).isDeepEqualTo(SCORES);
    }

    @Test
    void keepsNoScoresWhereEachSampleHasOneClass() throws IOException {
        assertThat(NpzReader.read(written(List.of(new int[] {0}, new int[] {1}))))
                .containsOnlyKeys("test/embedding");
    }

    @Test
    void namesTheClassesInTheirOrder() throws IOException {
        NpzTexts texts = NpzTexts.read(written(List.of(new int[] {0}, new int[] {1})));
        assertThat(texts.texts()).containsEntry("classes", List.of("zéro", "one"));
        assertThat(texts.texts()).doesNotContainKey("teachers");
    }

    @Test
    void holdsWhatTheTeacherMakesOfTheSameSamplesWhereThatIsAskedFor() throws IOException {
        Path file = folder.resolve("embeddings.npz");
        try (SmallExperiment small =
                new SmallExperiment(folder, "evaluation.teacher-embeddings=true")) {
            Samples samples = small.dataset().samples(Subset.TEST);
            // in another order than the data set's, and one that the teacher was never asked about
            List<String> ids = List.of(samples.id(7), "stranger", samples.id(2));
            Predictions predictions =
                    new Predictions(
                            ids,
                            List.of(new int[] {0}, new int[] {1}, new int[] {2}),
                            new float[3][2],
                            new float[3][3]);
            try (OutputStream out = Files.newOutputStream(file)) {
                new EmbeddingsFile(small.dataset().classes(), small.teacherAnswers())
                        .write(Map.of(Subset.TEST, predictions), out);
            }
            Map<String, FloatTable> tables = NpzReader.read(file);
            float[][] embeddings = tables.get("test/teachers/audio/embedding").rows();
            assertThat(NpzTexts.read(file).texts()).containsEntry("teachers", List.of("audio"));
            assertThat(embeddings[0]).isEqualTo(answer(small, 7));
            assertThat(embeddings[1]).hasSize(16).containsOnly(Float.NaN);
            assertThat(embeddings[2]).isEqualTo(answer(small, 2)).isNotEqualTo(embeddings[0]);
            assertThat(tables.get("test/teachers/audio/logits").rows()[1])
                    .hasSize(3)
                    .containsOnly(Float.NaN);
        }
    }

    @Test
    void asksNoTeacherThatNobodyAskedFor() {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            assertThat(small.teacherAnswers().names()).isEmpty();
        }
    }

    /** What the teacher says of one test sample, asked alone. */
    private static float[] answer(SmallExperiment small, int index) {
        float[][] answer = new float[1][];
        try (NDManager step = small.manager().newSubManager()) {
            small.passes()
                    .of(List.of("audio"))
                    .run(
                            small.passes().of(List.of("audio")).loader(Subset.TEST, 1),
                            size -> IntStream.of(index).toArray(),
                            Views.first(),
                            batch ->
                                    answer[0] =
                                            small.teachers()
                                                    .open()
                                                    .byName()
                                                    .get("audio")
                                                    .output(batch, step)
                                                    .embedding()
                                                    .toFloatArray());
        }
        return answer[0];
    }

    private Path written(List<int[]> labels) throws IOException {
        Path file = folder.resolve("embeddings.npz");
        Predictions predictions =
                new Predictions(List.of("a", "b"), labels, new float[][] {{1}, {2}}, SCORES);
        try (SmallExperiment small = new SmallExperiment(folder);
                OutputStream out = Files.newOutputStream(file)) {
            new EmbeddingsFile(List.of("zéro", "one"), small.teacherAnswers())
                    .write(Map.of(Subset.TEST, predictions), out);
        }
        return file;
    }
}
