package org.kdtoolkit.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.numpy.NpzWriter;

class TrialAnswersTest {

    @TempDir private Path folder;
    private Path predictions;
    private Path embeddings;

    @BeforeEach
    void write() throws IOException {
        predictions = folder.resolve("predictions.json");
        embeddings = folder.resolve("embeddings.npz");
        Files.writeString(
                predictions,
                """
                {"results": {"a": [{"label": "one", "score": 0.75}, {"label": "two", "score": 0.25}], "b": []}}
                """);
        try (OutputStream out = Files.newOutputStream(embeddings);
                NpzWriter npz = new NpzWriter(out)) {
            npz.write("validation/ids", List.of("v"));
            npz.write("test/ids", List.of("a", "b"));
            npz.write("test/labels", new boolean[][] {{true, true}, {false, false}});
            npz.write("test/scores", new float[][] {{0.75f, 0.25f}, {0, 0}});
        }
    }

    @Test
    void readsWhatATrialLeft() {
        TrialAnswers answers = TrialAnswers.read(predictions, embeddings).orElseThrow();
        assertThat(answers.subset()).isEqualTo(Subset.TEST);
        assertThat(answers.labels().get("a")).containsExactly(0, 1);
        assertThat(answers.labels().get("b")).isEmpty();
        assertThat(answers.best().get("a"))
                .containsExactly(
                        new TrialAnswers.Scored("one", 0.75), new TrialAnswers.Scored("two", 0.25));
        assertThat(answers.scores().orElseThrow()[0]).containsExactly(0.75f, 0.25f);
    }

    @Test
    void filesOfEarlierVersionsTellNoClasses() {
        TrialAnswers answers = TrialAnswers.read(predictions, embeddings).orElseThrow();
        assertThat(answers.classes()).isEmpty();
        assertThat(answers.embeddings()).isEmpty();
        assertThat(answers.teachers()).isEmpty();
    }

    @Test
    void readsScoresEmbeddingsAndTeachersWhereTheyWereKept() throws IOException {
        Files.writeString(
                predictions,
                """
                {"results": {"a": [{"label": "two", "score": 0.75}, {"label": "one", "score": 0.25}]},
                 "classes": ["one", "two"], "truth": {"a": ["two"]}}
                """);
        try (OutputStream out = Files.newOutputStream(embeddings);
                NpzWriter npz = new NpzWriter(out)) {
            npz.write("classes", List.of("one", "two"));
            npz.write("teachers", List.of("audio", "clap"));
            npz.write("test/ids", List.of("a"));
            npz.write("test/labels", new long[] {1});
            npz.write("test/embedding", new float[][] {{1, 2, 3}});
            npz.write("test/teachers/audio/embedding", new float[][] {{4, 5}});
            npz.write("test/teachers/audio/logits", new float[][] {{6, 7}});
            npz.write("test/teachers/clap/embedding", new float[][] {{Float.NaN}});
        }
        TrialAnswers answers = TrialAnswers.read(predictions, embeddings).orElseThrow();
        assertThat(answers.classes()).contains(List.of("one", "two"));
        assertThat(answers.scores().orElseThrow()).isDeepEqualTo(new float[][] {{0.25f, 0.75f}});
        assertThat(answers.embeddings().orElseThrow()).isDeepEqualTo(new float[][] {{1, 2, 3}});
        assertThat(answers.teachers()).containsOnlyKeys("audio", "clap");
        assertThat(answers.teachers().get("audio").embeddings())
                .isDeepEqualTo(new float[][] {{4, 5}});
        assertThat(answers.teachers().get("audio").logits().orElseThrow())
                .isDeepEqualTo(new float[][] {{6, 7}});
        assertThat(answers.teachers().get("clap").embeddings()[0]).containsExactly(Float.NaN);
        assertThat(answers.teachers().get("clap").logits()).isEmpty();
    }

    @Test
    void aTrialWithoutPredictionsHasNone() throws IOException {
        Files.delete(predictions);
        assertThat(TrialAnswers.read(predictions, embeddings)).isEmpty();
    }

    @Test
    void refusesFilesOfOtherSamples() throws IOException {
        Files.writeString(predictions, "{\"results\": {\"a\": []}}");
        assertThatThrownBy(() -> TrialAnswers.read(predictions, embeddings))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        embeddings
                                + ": can't be read (other samples than those of the predictions);"
                                + " the same 'kd benchmark' with --resume makes it anew");
    }

    @Test
    void refusesPredictionsThatAreNoJson() throws IOException {
        Files.writeString(predictions, "{\"results\": [");
        assertThatThrownBy(() -> TrialAnswers.read(predictions, embeddings))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(predictions + ": expected the JSON of Answers, found:");
    }
}
