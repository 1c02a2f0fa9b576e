package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Benchmarks on files: all of them good, some of them bad, several labels each. */
class ManifestEndToEndTest {

    @TempDir private Path folder;
    private TinyManifest manifest;
    private TinyExperiment experiment;

    @BeforeEach
    void write() throws IOException {
        manifest = TinyManifest.in(folder);
        experiment = TinyExperiment.of(folder, TinyManifest.YAML);
    }

    @Test
    void methodsAreComparedOnFiles() {
        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();

        assertThat(experiment.err())
                .startsWith(
                        "the teacher's own accuracy: train/top1 100.0%, validation/top1 100.0%,"
                                + " test/top1 100.0%\n");
        assertThat(experiment.json("kd/seed-1/predictions.json").get("results").fieldNames())
                .toIterable()
                .containsExactly("s18", "s19", "s20", "s21", "s22", "s23");
        assertThat(experiment.json("mnf+csc/seed-1/result.json").get("notes").toString())
                .isEqualTo(
                        "[\"the teacher's 5-d embeddings are projected to the student's width 8 by"
                                + " a trained linear layer\"]");
    }

    @Test
    void aMissingImageEndsTheBenchmarkBeforeItBegins() throws IOException {
        Path missing = manifest.path("images/s03.png");
        Files.delete(missing);

        assertThat(experiment.run("benchmark")).isEqualTo(3);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: sample 's03' (train): %s does not exist; repair it, or set 'on-error: skip' to leave such samples out\n"
                                .formatted(missing));
        assertThat(experiment.result("")).doesNotExist();
    }

    @Test
    void samplesThatCannotBeReadAreLeftOutCountedAndShown() throws IOException {
        Files.delete(manifest.path("images/s03.png"));
        Files.delete(manifest.path("embeddings/sounds/s05.npy"));
        Files.writeString(manifest.path("images/s20.png"), "half a download");

        int code = experiment.run("benchmark", "dataset.on-error=skip");

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.err())
                .contains("3 samples could not be read and were left out:\n")
                .contains("  train s03: " + manifest.path("images/s03.png") + " does not exist\n")
                .contains("  train s05: no file " + manifest.path("embeddings/sounds/s05.npy"))
                .contains(
                        "  test s20: "
                                + manifest.path("images/s20.png")
                                + " is not an image; expected PNG, JPEG, BMP, GIF or TIFF\n");
        assertThat(experiment.json("kd/seed-1/result.json").get("skipped-samples").asInt())
                .isEqualTo(3);
        assertThat(experiment.json("kd/seed-1/predictions.json").get("results").fieldNames())
                .toIterable()
                .containsExactly("s18", "s19", "s21", "s22", "s23");
        assertThat(experiment.text("report.html"))
                .contains("left out</th>")
                .containsPattern("<td[^>]*>3</td>\\s*</tr>");
    }

    @Test
    void aBatchThatLacksASampleIsNotTheLastOneThatIsNotFull() throws IOException {
        for (int broken : new int[] {1, 5, 9}) {
            Files.writeString(
                    manifest.path("images/s%02d.png".formatted(broken)), "half a download");
        }

        int code =
                experiment.run(
                        "benchmark",
                        "dataset.on-error=skip",
                        "training.drop-last=true",
                        "training.batch-size=12",
                        "methods=[none]");

        assertThat(code).as(experiment.err()).isZero();
        assertThat(experiment.json("none/seed-1/result.json").get("skipped-samples").asInt())
                .isEqualTo(3);
    }

    @Test
    void aCorruptImageThatIsMetWhileReadingIsNamed() throws IOException {
        Path corrupt = manifest.path("images/s07.png");
        byte[] bytes = Files.readAllBytes(corrupt);
        Files.write(corrupt, Arrays.copyOf(bytes, bytes.length / 2));

        assertThat(experiment.run("benchmark")).isEqualTo(3);

        assertThat(experiment.err().lines().toList())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("kd: sample 's07' (train): " + corrupt + " is cut off: a PNG ")
                .endsWith("repair it, or set 'on-error: skip' to leave such samples out");
    }

    @Test
    void afterSuchAnEndTheSameFolderTakesTheRepairedExperiment() throws IOException {
        Files.writeString(manifest.path("images/s07.png"), "half a download");
        assertThat(experiment.run("benchmark")).isEqualTo(3);

        assertThat(experiment.run("benchmark", "dataset.on-error=skip"))
                .as(experiment.err())
                .isZero();
    }

    @Test
    void anEvaluatedSubsetOfWhichNothingCanBeReadIsAnError() throws IOException {
        for (int i = 12; i < 18; i++) {
            Files.writeString(manifest.path("images/s%d.png".formatted(i)), "half a download");
        }

        assertThat(experiment.run("benchmark", "dataset.on-error=skip")).isEqualTo(3);

        assertThat(experiment.err())
                .endsWith(
                        "kd: none of the 6 validation samples can be read; look at why they were"
                                + " left out\n");
    }

    @Test
    void samplesWithSeveralLabelsAreTagged() throws IOException {
        severalLabels();

        int code =
                experiment.run(
                        "benchmark",
                        "evaluation.tasks=[tagging]",
                        "evaluation.select=validation/tagging-map",
                        "methods=[{name: none}, {name: csc, objectives: [csc]}]");

        assertThat(code).as(experiment.err()).isZero();
        JsonNode metrics = experiment.json("csc/seed-1/result.json").get("metrics");
        assertThat(metrics.fieldNames())
                .toIterable()
                .containsExactly(
                        "validation/tagging-map",
                        "validation/tagging-auc",
                        "validation/tagging-dprime",
                        "validation/tagging-lwlrap",
                        "test/tagging-map",
                        "test/tagging-auc",
                        "test/tagging-dprime",
                        "test/tagging-lwlrap");
        assertThat(metrics.get("test/tagging-map").asDouble()).isBetween(0.0, 1.0);
        // each of three classes by itself is 50:50 to begin with: ln 2, not ln 3
        assertThat(
                        experiment
                                .lines("none/seed-1/metrics.jsonl")
                                .get(0)
                                .at("/losses/class")
                                .asDouble())
                .isBetween(0.5, 0.9);
        assertThat(experiment.json("leaderboard.json").get("primary").asText())
                .isEqualTo("test/tagging-map");
    }

    @Test
    void aMethodThatDoesNotFitTheDataIsRefusedBeforeTheOthersAreTrained() throws IOException {
        severalLabels();

        int code =
                experiment.run(
                        "benchmark",
                        "evaluation.tasks=[tagging]",
                        "evaluation.select=validation/tagging-map");

        assertThat(code).isEqualTo(2);
        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s:17:29: methods.1.objectives.0: kd compares softmax probabilities, of which one class a sample takes the most, but the data set has several labels a sample; choose an objective on embeddings, such as csc or rkd\n"
                                .formatted(experiment.file()));
        assertThat(experiment.result("")).doesNotExist();
    }

    @Test
    void recognitionOfSamplesWithSeveralLabelsIsRefused() throws IOException {
        severalLabels();

        assertThat(experiment.run("benchmark", "methods.1.objectives.0=csc")).isEqualTo(2);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: %s:19:22: evaluation.tasks.0: the task 'recognition' expects one label a sample, but in this data set a sample may have several; use the task 'tagging'\n"
                                .formatted(experiment.file()));
    }

    @Test
    void aSubsetWhoseFilesAreAllGoneIsAnErrorBeforeAnythingIsTrained() throws IOException {
        for (int i = 12; i < 18; i++) {
            Files.delete(manifest.path("images/s%d.png".formatted(i)));
        }

        assertThat(experiment.run("benchmark", "dataset.on-error=skip")).isEqualTo(3);

        assertThat(experiment.err())
                .isEqualTo(
                        "kd: there are no files of the validation samples; 'kd data' shows what"
                                + " there is\n");
        assertThat(experiment.run("data")).isZero();
        assertThat(experiment.out()).contains("validation  6       0      0      6");
    }

    @Test
    void dataSaysHowMuchIsThereAndWritesIt() throws IOException {
        Files.delete(folder.resolve("data/sounds/s00.wav"));
        Files.delete(folder.resolve("data/images/s01.png"));
        Files.delete(folder.resolve("data/sounds/s01.wav"));

        assertThat(experiment.run("data")).isZero();

        Path csv = folder.resolve("out-data/inventory.csv");
        assertThat(experiment.out())
                .isEqualTo(
                        """
                        manifest: 3 classes, one label a sample; image (1, 8, 8), sound (64)

                        SUBSET      LISTED  THERE  IMAGE  SOUND
                        train       12      10     11     10
                        validation  6       6      6      6
                        test        6       6      6      6

                        CLASS  TRAIN   VALIDATION  TEST
                        dark   3 of 4  2 of 2      2 of 2
                        grey   3 of 4  2 of 2      2 of 2
                        light  4 of 4  2 of 2      2 of 2

                        inventory: %s
                        """
                                .formatted(csv));
        assertThat(csv)
                .content()
                .startsWith(
                        """
                        subset,class,listed,present,with-image,with-sound
                        train,,12,10,11,10
                        train,dark,4,3,4,3
                        train,grey,4,3,3,3
                        """);
        assertThat(experiment.result("")).doesNotExist();
    }

    private void severalLabels() throws IOException {
        List<String> lines =
                manifest.list().stream()
                        .map(line -> line.replace(",label,", ",labels,"))
                        .map(line -> line.replace(",light,", ",grey;light,"))
                        .toList();
        manifest.writeList(lines);
    }
}
