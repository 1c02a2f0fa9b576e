package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.predict.ClassScore;
import org.kdtoolkit.predict.Prediction;
import org.kdtoolkit.predict.Student;

/** What a trial leaves is used without the experiment. */
class StudentInUseTest {

    private static final int FIRST = 18;
    private static final int SAMPLES = 6;

    @TempDir private Path folder;

    @Test
    void itSaysOfFilesWhatStandsInThePredictionsToTheBit() throws IOException {
        TinyManifest manifest = TinyManifest.in(folder);
        TinyExperiment experiment = TinyExperiment.of(folder, TinyManifest.YAML);
        assertThat(experiment.run("train", "--method", "none", "--seed", "1"))
                .as(experiment.err())
                .isZero();
        List<Path> pictures =
                IntStream.range(FIRST, FIRST + SAMPLES)
                        .mapToObj(number -> manifest.path("images/s%02d.png".formatted(number)))
                        .toList();
        Path elsewhere =
                Files.createDirectory(folder.resolve("anders wö")).resolve("b.safetensors");
        Files.copy(experiment.result("none/seed-1/student.safetensors"), elsewhere);

        try (Student student = Student.load(elsewhere)) {
            List<Prediction> said = student.predict(pictures);

            JsonNode expected = experiment.json("none/seed-1/predictions.json").get("results");
            for (int i = 0; i < SAMPLES; i++) {
                assertThat(said.get(i).best(5))
                        .isEqualTo(scores(expected.get("s%02d".formatted(FIRST + i))));
            }
        }
    }

    private static List<ClassScore> scores(JsonNode list) {
        return list.valueStream()
                .map(
                        entry ->
                                new ClassScore(
                                        entry.get("label").textValue(),
                                        entry.get("score").floatValue()))
                .toList();
    }

    @Test
    void itsFileSaysWhatTheResultSays() throws IOException {
        TinyManifest.in(folder);
        TinyExperiment experiment = TinyExperiment.of(folder, TinyManifest.YAML);
        assertThat(experiment.run("train", "--method", "kd", "--seed", "2"))
                .as(experiment.err())
                .isZero();

        JsonNode description = experiment.json("kd/seed-2/student.json");

        JsonNode result = experiment.json("kd/seed-2/result.json");
        assertThat(description.at("/origin/metrics")).isEqualTo(result.get("metrics"));
        assertThat(description.at("/origin/epoch")).isEqualTo(result.get("selected-epoch"));
        assertThat(description.at("/origin/notes")).isEqualTo(result.get("notes"));
        assertThat(description.at("/origin/method").textValue()).isEqualTo("kd");
        assertThat(description.at("/network").toString())
                .isEqualTo("{\"type\":\"convnet\",\"widths\":[4,8]}");
        assertThat(description.at("/input/files/kind").textValue()).isEqualTo("image");
        assertThat(description.at("/classes").toString())
                .isEqualTo("[\"dark\",\"grey\",\"light\"]");
        Path out = folder.resolve("exported.safetensors");
        assertThat(
                        experiment.kd(
                                "export",
                                experiment.result("kd/seed-2").toString(),
                                "--out",
                                out.toString()))
                .as(experiment.err())
                .isZero();
        for (Path file : List.of(experiment.result("kd/seed-2/student.safetensors"), out)) {
            try (StateFile state = StateFile.open(file)) {
                state.requireUnchanged();
                assertThat(new ObjectMapper().readTree(state.metadata().get("student")))
                        .isEqualTo(description);
            }
        }
    }
}
