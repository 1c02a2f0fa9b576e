package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What works, and what does not, once the teacher's files are gone. */
class GoneTeacherEndToEndTest {

    private static final String KD = "kd/seed-1";

    @TempDir private static Path folder;
    private static TinyManifest manifest;
    private static TinyExperiment experiment;

    @BeforeAll
    static void trainThenDeleteTheTeacher() throws IOException {
        manifest = TinyManifest.in(folder);
        experiment = TinyExperiment.of(folder, TinyManifest.YAML);
        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();
        for (String answers : List.of("embeddings", "logits")) {
            delete(manifest.path(answers));
        }
    }

    @Test
    void aTrialsStudentIsJudgedAsBefore() {
        assertThat(experiment.kd("evaluate", experiment.result(KD).toString()))
                .as(experiment.err())
                .isZero();

        assertThat(experiment.err()).isEmpty();
        assertThat(printed()).isEqualTo(filed());
    }

    @Test
    void weightsAreJudged() {
        String weights = experiment.result(KD + "/student.safetensors").toString();

        assertThat(experiment.run("evaluate", "--weights", weights)).as(experiment.err()).isZero();

        assertThat(experiment.err()).isEmpty();
        assertThat(printed()).isEqualTo(filed());
    }

    @Test
    void theWeightsThatAStudentBeganWithMayBeGoneToo() throws IOException {
        Path first = folder.resolve("first.safetensors");
        Files.copy(experiment.result("none/seed-1/student.safetensors"), first);
        String out = folder.resolve("continued").toString();
        String weights = "student.weights=" + first;
        assertThat(experiment.run("train", "--method", "none", "--out", out, weights))
                .as(experiment.err())
                .isZero();
        Files.delete(first);

        assertThat(experiment.kd("evaluate", out + "/none/seed-1")).as(experiment.err()).isZero();
    }

    @Test
    void theDataAreShownAndPrepared() {
        assertThat(experiment.run("data")).as(experiment.err()).isZero();
        assertThat(experiment.run("prepare", "dataset.modalities.sound.sample-rate=8000"))
                .as(experiment.err())
                .isZero();
    }

    @Test
    void aStudentThatLearnsFromLabelsAloneIsTrained() {
        String out = folder.resolve("labels").toString();

        assertThat(experiment.run("train", "--method", "none", "--out", out))
                .as(experiment.err())
                .isZero();

        assertThat(experiment.err()).startsWith("[1/1] none, seed 1: ");
        assertThat(experiment.json("../labels/none/seed-1/result.json").get("metrics"))
                .isEqualTo(experiment.json("none/seed-1/result.json").get("metrics"));
        assertThat(experiment.json("../labels/none/seed-1/result.json").get("teacher")).isEmpty();
    }

    @Test
    void aBenchmarkOfSuchStudentsIsRun() {
        String out = folder.resolve("labels-benchmark").toString();

        assertThat(experiment.run("benchmark", "--out", out, "methods=[none]"))
                .as(experiment.err())
                .isZero();

        assertThat(experiment.err()).doesNotContain("own accuracy");
    }

    @Test
    void whoeverNeedsTheTeacherIsToldWhatIsMissingBeforeAnyDataAreRead() {
        String missing =
                """
                kd: 2 problems:
                  1) %1$s:11:15: teacher.embeddings: there is no file or folder %2$s/embeddings
                  2) %1$s:12:11: teacher.logits: there is no file or folder %2$s/logits
                """
                        .formatted(experiment.file(), folder.resolve("data"));
        for (String command : List.of("benchmark", "extract", "validate")) {
            assertThat(experiment.run(command)).as(command).isEqualTo(2);
            assertThat(experiment.err()).as(command).isEqualTo(missing);
        }
        assertThat(experiment.run("train", "--method", "kd")).isEqualTo(2);
        assertThat(experiment.err()).isEqualTo(missing);
    }

    /** The metrics of the table on standard output. */
    private static Map<String, String> printed() {
        return experiment
                .out()
                .lines()
                .skip(1)
                .map(line -> line.split(" +"))
                .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));
    }

    /** The test metrics of the trial's result as the table shows them. */
    private static Map<String, String> filed() {
        return experiment.json(KD + "/result.json").get("metrics").properties().stream()
                .filter(metric -> metric.getKey().startsWith("test/"))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey,
                                metric -> "%.4f".formatted(metric.getValue().asDouble())));
    }

    private static void delete(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(GoneTeacherEndToEndTest::deleteOne);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
