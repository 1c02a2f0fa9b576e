package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.train.config.KeptScores;

class PredictionsFileTest {

    private static final List<String> CLASSES = List.of("a", "b", "c", "d", "e", "\"f\"");

    @TempDir private Path folder;

    @Test
    void keepsTheFiveBestClassesWithTheirNamesAndTheTruth() throws IOException {
        assertThat(written(KeptScores.TOP5))
                .isEqualTo(
                        """
                        {"results":{"x":[{"label":"\\"f\\"","score":0.375},\
                        {"label":"e","score":0.25},{"label":"d","score":0.125},\
                        {"label":"c","score":0.0625},{"label":"b","score":0.03125}]},\
                        "classes":["a","b","c","d","e","\\"f\\""],"truth":{"x":["c","\\"f\\""]}}\
                        """);
    }

    @Test
    void keepsAllClassesWhereThatIsAskedFor() throws IOException {
        assertThat(written(KeptScores.ALL))
                .contains("{\"label\":\"b\",\"score\":0.03125},{\"label\":\"a\",\"score\":0.0}]},");
    }

    private String written(KeptScores kept) throws IOException {
        Path file = folder.resolve("predictions.json");
        float[][] scores = {{0, 0.03125f, 0.0625f, 0.125f, 0.25f, 0.375f}};
        Predictions predictions =
                new Predictions(
                        List.of("x"), List.of(new int[] {2, 5}), new float[][] {{1}}, scores);
        new PredictionsFile(file, kept).write(predictions, CLASSES);
        return Files.readString(file);
    }
}
