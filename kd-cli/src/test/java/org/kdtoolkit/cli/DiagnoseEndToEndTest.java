package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a teacher promises is said without training, and without test samples. */
class DiagnoseEndToEndTest {

    private static final String FEW_LABELS =
            "dataset={type: synthetic, classes: 4, train: 240, validation: 400, test: 40, size: 12,"
                    + " labels: {per-class: 2}}";
    private static final String ALONE = "methods=[none]";

    @TempDir private Path folder;

    @Test
    void fewLabelsOfManyPairsPromiseAGain() throws IOException {
        TinyExperiment experiment = TinyExperiment.synthetic(folder);
        Path json = folder.resolve("promise.json");

        assertThat(experiment.run("diagnose", FEW_LABELS, "--out", json.toString()))
                .as(experiment.err())
                .isZero();

        assertThat(experiment.out())
                .contains("tiny: student of 'image'; 240 training samples, 8 with a label")
                .containsPattern(
                        "Expect a gain from kd with the 8 labels there are \\(\\+[0-9.]+ points\\)")
                .contains("from mnf+csc (labelled pairs alone)")
                .endsWith("figures: " + json + "\n");
        assertThat(experiment.err()).contains("validation/top1").doesNotContain("test/top1");
        assertThat(folder.resolve("out")).doesNotExist();
        JsonNode teacher = new ObjectMapper().readTree(json.toFile()).get("teachers").get(0);
        assertThat(teacher.get("accuracy").asDouble()).isEqualTo(1);
        assertThat(teacher.get("shared").get("by-channel")).hasSize(12);
        assertThat(teacher.get("mismatch").get("by-labels").asDouble()).isZero();
        JsonNode all = teacher.get("expectations").get(0);
        assertThat(all.get("methods").get(0).asText()).isEqualTo("kd");
        assertThat(all.get("pairs").asText()).isEqualTo("all");
        assertThat(all.get("gains").get(0).get("outlook").asText()).isEqualTo("gain");
        assertThat(teacher.get("expectations").get(1).get("pairs").asText()).isEqualTo("labelled");
    }

    @Test
    void theSameIsSaidAgain() throws IOException {
        TinyExperiment experiment = TinyExperiment.synthetic(folder);
        Path first = folder.resolve("1.json");
        Path second = folder.resolve("2.json");
        assertThat(experiment.run("diagnose", FEW_LABELS, "--out", first.toString())).isZero();
        assertThat(experiment.run("diagnose", FEW_LABELS, "--out", second.toString())).isZero();
        assertThat(second).hasSameTextualContentAs(first);
        assertThat(
                        experiment.run(
                                "diagnose",
                                FEW_LABELS,
                                "--samples",
                                "60",
                                "--out",
                                second.toString()))
                .isZero();
        assertThat(experiment.out())
                .contains("60 of 240 training samples, 8 with a label, and 60 of 400 of validation")
                .contains("with the 8 labels there are");
    }

    @Test
    void aPartOfTheSamplesHasAsManyWithoutALabelAsTheWhole() throws IOException {
        TinyExperiment experiment = TinyExperiment.synthetic(folder);
        Path json = folder.resolve("promise.json");
        assertThat(
                        experiment.run(
                                "diagnose",
                                FEW_LABELS.replace("per-class: 2", "per-class: 30"),
                                "--samples",
                                "60",
                                "--out",
                                json.toString()))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.out())
                .contains(
                        "60 of 240 training samples, 30 of 120 with a label, and 60 of 400 of"
                                + " validation")
                .contains("Expect no gain from kd with the 30 labels looked at");
        JsonNode whole = new ObjectMapper().readTree(json.toFile()).get("whole");
        assertThat(whole.get("training").asInt()).isEqualTo(240);
        assertThat(whole.get("labelled").asInt()).isEqualTo(120);
        assertThat(whole.get("validation").asInt()).isEqualTo(400);
    }

    @Test
    void mismatchedSoundsAreSeenWithAndWithoutLabels() throws IOException {
        TinyExperiment experiment = TinyExperiment.synthetic(folder);
        Path json = folder.resolve("promise.json");
        String spoilt =
                "dataset={type: synthetic, classes: 4, train: 400, validation: 200, test: 0, size:"
                        + " 16, mismatch: 0.4}";
        assertThat(experiment.run("diagnose", spoilt, "--out", json.toString()))
                .as(experiment.err())
                .isZero();
        JsonNode mismatch =
                new ObjectMapper().readTree(json.toFile()).get("teachers").get(0).get("mismatch");
        assertThat(mismatch.get("by-labels").asDouble()).isBetween(0.3, 0.5);
        assertThat(mismatch.get("by-rank").asDouble()).isBetween(0.15, 0.7);
    }

    @Test
    void aStudentOfSoundIsDiagnosedLikeAnyOther() {
        TinyExperiment experiment = TinyExperiment.synthetic(folder);
        assertThat(
                        experiment.run(
                                "diagnose",
                                FEW_LABELS,
                                ALONE,
                                "student={modality: audio, type: mlp}"))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.out()).contains("student of 'audio'");
    }

    @Test
    void anExperimentWithoutATeacherPromisesNothing() {
        TinyExperiment experiment =
                TinyExperiment.of(
                        folder,
                        """
                        name: tiny
                        dataset: {type: synthetic, classes: 4, train: 48, validation: 24, size: 8}
                        student: {modality: image, type: convnet, widths: [6]}
                        methods: [none]
                        output: out
                        """);
        assertRefused(
                experiment, 2, "there is no teacher whose promise could be told; add 'teacher:'");
    }

    @Test
    void tooFewSamplesAndLabelsAreRefusedByNumber() {
        TinyExperiment experiment = TinyExperiment.synthetic(folder);
        assertRefused(
                experiment,
                3,
                "'kd diagnose' judges by validation samples, and needs 20 of them, found 12; test"
                        + " samples are left alone");
        assertRefused(
                experiment,
                3,
                "'kd diagnose' compares a teacher with what labels teach, and needs two training"
                        + " samples with a label at least, found 1 of 48",
                "dataset.validation=24",
                "dataset.labels={count: 1}",
                ALONE);
    }

    @Test
    void severalLabelsASampleAreRefusedByName() throws IOException {
        TinyManifest data = TinyManifest.in(folder);
        TinyExperiment experiment = TinyExperiment.of(folder, TinyManifest.YAML);
        List<String> lines = Files.readAllLines(data.path("list.csv"));
        data.writeList(lines.stream().map(line -> line.replace(",label,", ",labels,")).toList());
        assertRefused(
                experiment,
                2,
                "dataset: 'kd diagnose' compares one class a sample, but the data set has several"
                        + " labels a sample; what such a teacher is worth, only a training tells",
                ALONE,
                "evaluation.tasks=[tagging]");
    }

    @Test
    void optionsThatMakeNoSenseAreRefused() {
        TinyExperiment experiment = TinyExperiment.synthetic(folder);
        assertRefused(
                experiment,
                2,
                "--out promise.csv: expected a name that ends in .json",
                "--out",
                "promise.csv");
        assertRefused(
                experiment,
                2,
                "the option '--samples' takes a whole number from 20 on, found '5'",
                "--samples",
                "5");
    }

    private static void assertRefused(
            TinyExperiment experiment, int code, String message, String... words) {
        int found = experiment.run("diagnose", words);
        assertThat(experiment.err()).contains(message);
        assertThat(found).isEqualTo(code);
    }
}
