package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What distillers saw of clean and of spoilt samples, where it was run, and two runs compared. */
class ReadingsEndToEndTest {

    private static final String SWAPPED = "corruption={type: swap, rate: 0.25, seed: 3}";

    @TempDir private static Path folder;
    private static TinyExperiment experiment;

    @BeforeAll
    static void run() {
        experiment = TinyExperiment.synthetic(folder);
        assertThat(experiment.run("benchmark", SWAPPED)).as(experiment.err()).isZero();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.asText()));
        return texts;
    }

    @Test
    void eachTrainingSampleIsReadInTheLastEpoch() {
        JsonNode file = experiment.json("mnf+csc/seed-1/readings.json");

        assertThat(file.get("epoch").asInt()).isEqualTo(2);
        assertThat(file.get("readings").findValuesAsText("name"))
                .containsExactly("mnf-gate", "csc-temperature");
        for (JsonNode reading : file.get("readings")) {
            assertThat(reading.get("ids")).hasSize(48);
            List<String> conditions = texts(reading.get("conditions"));
            assertThat(Collections.frequency(conditions, "swapped")).isEqualTo(12);
            assertThat(Collections.frequency(conditions, "clean")).isEqualTo(36);
        }
        for (JsonNode gate : file.get("readings").get(0).get("values")) {
            assertThat(gate.asDouble()).isBetween(0.0, 1.0);
        }
        assertThat(experiment.result("kd/seed-1/readings.json")).doesNotExist();
        assertThat(experiment.text("report.html"))
                .contains("What the distillers saw", "mnf+csc: csc-temperature", "Provenance");
    }

    @Test
    void theRunSaysByWhatAndWhereItWasMade() {
        JsonNode process = experiment.json("environment.json").get("processes").get(0);

        assertThat(process.get("ended").asText()).isGreaterThan(process.get("started").asText());
        assertThat(process.at("/software/engine").asText()).contains("PyTorch");
        assertThat(process.at("/machine/cores").asInt()).isPositive();
        assertThat(texts(process.get("overrides"))).contains(SWAPPED);
        assertThat(texts(process.get("methods"))).containsExactly("none", "kd", "mnf+csc");
    }

    @Test
    void aResultSaysWhichSamplesItIsOf() {
        JsonNode samples = experiment.json("kd/seed-2/result.json").get("samples");

        assertThat(samples.fieldNames())
                .toIterable()
                .containsExactly("train", "validation", "test");
        assertThat(samples.at("/test/used").asInt()).isEqualTo(18);
        assertThat(samples.at("/test/ids").asText()).hasSize(64);
        assertThat(samples).isEqualTo(experiment.json("none/seed-1/result.json").get("samples"));
    }

    @Test
    void aRunComparedWithItselfIsTheSame() {
        String out = experiment.result("").toString();
        Path figures = folder.resolve("figures.json");

        assertThat(experiment.kd("compare", out, out, "--out", figures.toString()))
                .as(experiment.err())
                .isZero();

        String top1 = "%.1f%%".formatted(100 * mean("kd"));
        assertThat(experiment.out())
                .containsPattern("(?m)^kd +18 +0 +0 +0$")
                .containsPattern("(?m)^kd +top1 +2 +" + top1 + " +" + top1 + " +\\+0\\.0$")
                .contains(
                        "kd, seed 1: the same class for 100.0% of the samples; right in A alone 0")
                .endsWith("figures: " + figures + "\n");
        assertThat(figures).exists();
    }

    private static double mean(String method) {
        double sum = 0;
        for (int seed = 1; seed <= 2; seed++) {
            sum +=
                    experiment
                            .json(method + "/seed-" + seed + "/result.json")
                            .get("metrics")
                            .get("test/top1")
                            .asDouble();
        }
        return sum / 2;
    }

    @Test
    void wrongFoldersAndFilesAreRefused() {
        String out = experiment.result("").toString();

        assertThat(experiment.kd("compare", out)).isEqualTo(2);
        assertThat(experiment.err())
                .contains("'kd compare' needs two folders, RUN_A RUN_B; found 1");
        assertThat(experiment.kd("compare", out, folder.toString())).isEqualTo(2);
        assertThat(experiment.err()).contains("is neither the folder of a benchmark nor of");
        assertThat(experiment.kd("compare", out, out, "--out", "figures.txt")).isEqualTo(2);
        assertThat(experiment.err())
                .contains("--out figures.txt: expected a name that ends in .csv or .json");
    }
}
