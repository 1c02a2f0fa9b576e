package org.kdtoolkit.report.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.report.SampleBenchmark;
import org.kdtoolkit.report.SampleErrors;

class ResultFilesTest {

    @TempDir private Path out;

    @Test
    void readATrialThatRanToItsEndAsItWasWritten() {
        TrialFolder folder = new TrialFolder(out.resolve("kd/seed-1"));
        Trial trial = SampleBenchmark.done("kd", 1, 0.75);
        folder.write(trial.result().orElseThrow());
        folder.write(trial.epochs());
        assertThat(folder.result()).isEqualTo(trial.result());
        assertThat(folder.epochs()).isEqualTo(trial.epochs());
    }

    @Test
    void readATrialThatFailedAsItWasWritten() {
        TrialFolder folder = new TrialFolder(out);
        TrialResult failed =
                new TrialResult.Failed("kd", 1, "first line\nsecond \"line\"", 0.5, List.of("n"));
        folder.write(failed);
        assertThat(folder.result()).contains(failed);
    }

    @Test
    void nameTheKeysAsOtherProgramsReadThem() throws IOException {
        TrialFolder folder = new TrialFolder(out);
        folder.write(SampleBenchmark.done("kd", 1, 0.75).result().orElseThrow());
        JsonNode json = new JsonMapper().readTree(folder.resultFile().toFile());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "method",
                        "seed",
                        "status",
                        "metrics",
                        "selected-epoch",
                        "seconds",
                        "seconds-per-epoch",
                        "parameters",
                        "distiller-parameters",
                        "last",
                        "teacher",
                        "re-estimated-batch-norm",
                        "skipped-samples",
                        "notes");
        assertThat(json.get("status").asText()).isEqualTo("done");
        assertThat(json.get("metrics").get("test/top1").asDouble()).isEqualTo(0.75);
        assertThat(json.get("last").get("epoch").asInt()).isEqualTo(3);

        folder.write(new TrialResult.Failed("kd", 1, "why", 0.5, List.of()));
        json = new JsonMapper().readTree(folder.resultFile().toFile());
        assertThat(json.get("status").asText()).isEqualTo("failed");
        assertThat(json.get("error").asText()).isEqualTo("why");
        assertThat(json.get("metrics")).isEmpty();
    }

    @Test
    void writeOneLineAnEpoch() throws IOException {
        TrialFolder folder = new TrialFolder(out);
        folder.write(SampleBenchmark.done("kd", 1, 0.75).epochs());
        List<String> lines = Files.readAllLines(folder.epochsFile());
        assertThat(lines).hasSize(3);
        assertThat(new JsonMapper().readTree(lines.get(1)).fieldNames())
                .toIterable()
                .containsExactly(
                        "epoch",
                        "losses",
                        "learning-rates",
                        "metrics",
                        "seconds",
                        "evaluation-seconds",
                        "data-wait-seconds");
    }

    @Test
    void keepMetricsThatAreNotFinite() {
        TrialFolder folder = new TrialFolder(out);
        Map<String, Double> metrics =
                Map.of("a", Double.NaN, "b", Double.POSITIVE_INFINITY, "c", -0.5);
        EpochRecord epoch = new EpochRecord(1, metrics, Map.of(), Map.of(), 1, 1, 0);
        folder.write(List.of(epoch));
        assertThat(folder.epochs()).containsExactly(epoch);
    }

    @Test
    void passOverKeysThatAreNotKnown() throws IOException {
        TrialFolder folder = new TrialFolder(out);
        Files.writeString(
                folder.resultFile(),
                "{\"status\":\"failed\",\"method\":\"kd\",\"seed\":1,\"error\":\"e\",\"seconds\":1,"
                        + "\"later\":{}}");
        assertThat(folder.result()).contains(new TrialResult.Failed("kd", 1, "e", 1, List.of()));
    }

    @Test
    void sayWhichFileAndLineIsBroken() throws IOException {
        TrialFolder folder = new TrialFolder(out);
        Files.writeString(folder.resultFile(), "{\"status\":\"lost\"}");
        assertThatThrownBy(folder::result)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(folder.resultFile() + ": expected the JSON of TrialResult")
                .hasMessageContaining("'lost'");
        folder.write(SampleBenchmark.done("kd", 1, 0.75).epochs());
        Files.writeString(
                folder.epochsFile(), Files.readString(folder.epochsFile()) + "{\"epoch\":4,");
        assertThatThrownBy(folder::epochs)
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(folder.epochsFile() + ":4: ");
    }

    @Test
    void collectTheTrialsOfABenchmarkFinishedOrNot() throws IOException {
        Benchmark benchmark = SampleBenchmark.partlyFinished();
        BenchmarkFolder folder = new BenchmarkFolder(out);
        folder.write(benchmark.plan());
        Files.writeString(folder.configurationFile(), benchmark.configuration());
        for (Trial trial : benchmark.trials()) {
            TrialFolder place = folder.trial(trial.method(), trial.seed());
            trial.result().ifPresent(place::write);
            if (!trial.epochs().isEmpty()) {
                place.write(trial.epochs());
            }
        }
        assertThat(folder.read()).isEqualTo(benchmark);
    }

    @Test
    void keepWhatTheMetricsAre() throws IOException {
        BenchmarkFolder folder = new BenchmarkFolder(out);
        folder.write(SampleErrors.benchmark().plan());

        JsonNode json = new JsonMapper().readTree(folder.planFile().toFile());
        assertThat(json.get("primary").asText()).isEqualTo("test/error-rate");
        assertThat(json.get("select").asText()).isEqualTo("validation/error-rate");
        assertThat(json.get("metrics").get(1))
                .hasToString(
                        "{\"task\":\"errors\",\"name\":\"separation\",\"unit\":\"number\","
                                + "\"greater-is-better\":true,\"headline\":false,"
                                + "\"label\":\"separation\"}");
        assertThat(folder.plan()).contains(SampleErrors.benchmark().plan());
    }

    @Test
    void keepWhatTheMetricsOfASweepAre() {
        SweepFolder folder = new SweepFolder(out);
        folder.write(SampleErrors.sweep().plan());

        assertThat(folder.read().plan()).isEqualTo(SampleErrors.sweep().plan());
    }

    @Test
    void readAPlanThatDoesNotSayWhatItsMetricsAre() throws IOException {
        BenchmarkFolder folder = new BenchmarkFolder(out);
        Files.writeString(
                folder.planFile(),
                "{\"name\": \"n\", \"primary\": \"test/top1\", \"select\": \"last\","
                        + " \"methods\": [\"kd\"], \"seeds\": [1]}");

        BenchmarkPlan plan = folder.plan().orElseThrow();
        assertThat(plan.metrics()).isEmpty();
        assertThat(plan.select().metric()).isEmpty();
        assertThat(plan.declarations().of(plan.primary()).task()).isEqualTo("recognition");
    }

    @Test
    void refuseAFolderThatHoldsNoBenchmark() {
        BenchmarkFolder folder = new BenchmarkFolder(out);
        assertThat(folder.plan()).isEmpty();
        assertThatThrownBy(folder::read)
                .isInstanceOf(DataException.class)
                .hasMessage(
                        out.resolve("benchmark.json")
                                + ": not found; is this the output folder of a benchmark?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", ".", "..", "../up", "a/b", "a\\b", "nul\0"})
    void refuseAMethodWhoseNameIsNoFolder(String name) {
        BenchmarkFolder folder = new BenchmarkFolder(out);
        assertThatThrownBy(() -> folder.trial(name, 1))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void placeATrialInTheFolderOfItsMethodAndSeed() {
        assertThat(new BenchmarkFolder(out).trial("mnf+csc", 3).path())
                .isEqualTo(out.resolve("mnf+csc").resolve("seed-3"));
    }
}
