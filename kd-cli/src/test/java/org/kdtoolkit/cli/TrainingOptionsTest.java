package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What keys of {@code training}, {@code evaluation} and {@code teacher} change in a trial. */
class TrainingOptionsTest {

    @TempDir private Path folder;

    @Test
    void reEstimatingBatchNormChangesStatisticsButNoWeight() throws IOException {
        TinyExperiment plain =
                train("plain", "none", "training.epochs=1", "evaluation.select=last");
        TinyExperiment again =
                train(
                        "again",
                        "none",
                        "training.epochs=1",
                        "evaluation.select=last",
                        "evaluation.re-estimate-batch-norm=true");

        assertThat(result(plain, "none").get("re-estimated-batch-norm").asBoolean()).isFalse();
        assertThat(result(again, "none").get("re-estimated-batch-norm").asBoolean()).isTrue();
        Map<String, float[]> before = weights(plain);
        Map<String, float[]> after = weights(again);
        assertThat(after).containsOnlyKeys(before.keySet()).containsKey("body.1.running_mean");
        after.forEach(
                (name, values) -> {
                    boolean statistic = name.contains("running_");
                    if (statistic) {
                        assertThat(values).as(name).isNotEqualTo(before.get(name));
                    } else {
                        assertThat(values).as(name).isEqualTo(before.get(name));
                    }
                });
    }

    @Test
    void theLastEpochIsReportedWhereItIsAskedFor() throws IOException {
        TinyExperiment experiment =
                train("last", "none", "evaluation.select=last", "training.epochs=3");

        JsonNode result = result(experiment, "none");

        assertThat(result.get("selected-epoch").asInt()).isEqualTo(3);
        assertThat(result.get("metrics")).isEqualTo(result.at("/last/metrics"));
    }

    @Test
    void aTrialWhoseMetricDoesNotRiseStopsEarly() throws IOException {
        TinyExperiment experiment =
                train(
                        "early",
                        "none",
                        "training.epochs=9",
                        "training.early-stopping={patience: 2, minimum-rise: 1}");

        assertThat(experiment.lines("none/seed-1/metrics.jsonl")).hasSize(3);
        assertThat(result(experiment, "none").at("/last/epoch").asInt()).isEqualTo(3);
    }

    @Test
    void theEarliestOfTheBestEpochsIsReported() throws IOException {
        TinyExperiment experiment = train("best", "none", "training.epochs=4");

        JsonNode result = result(experiment, "none");

        double best = -1;
        int earliest = 0;
        for (JsonNode epoch : experiment.lines("none/seed-1/metrics.jsonl")) {
            if (epoch.get("metrics").get("validation/top1").asDouble() > best) {
                best = epoch.get("metrics").get("validation/top1").asDouble();
                earliest = epoch.get("epoch").asInt();
            }
        }
        assertThat(result.get("selected-epoch").asInt()).isEqualTo(earliest);
        assertThat(result.get("metrics").get("validation/top1").asDouble()).isEqualTo(best);
    }

    @Test
    void aTeacherOfAnotherWidthIsProjectedAndTheReportSaysSo() throws IOException {
        String note =
                "the teacher's 24-d embeddings are projected to the student's width 12 by a trained"
                        + " linear layer";
        TinyExperiment experiment =
                train("wide", "mnf+csc", "teacher.width=24", "training.epochs=1");

        assertThat(result(experiment, "mnf+csc").get("notes"))
                .extracting(JsonNode::asText)
                .contains(note);
        assertThat(experiment.kd("report", experiment.result("").toString())).isZero();
        assertThat(experiment.text("report.html")).contains("24-d embeddings are projected");
    }

    private TinyExperiment train(String name, String method, String... keys) throws IOException {
        TinyExperiment experiment =
                TinyExperiment.synthetic(Files.createDirectory(folder.resolve(name)));
        String[] words = new String[keys.length + 2];
        words[0] = "--method";
        words[1] = method;
        System.arraycopy(keys, 0, words, 2, keys.length);
        assertThat(experiment.run("train", words)).as(experiment.err()).isZero();
        return experiment;
    }

    private static JsonNode result(TinyExperiment experiment, String method) {
        return experiment.json(method + "/seed-1/result.json");
    }

    private static Map<String, float[]> weights(TinyExperiment experiment) throws IOException {
        Map<String, float[]> weights = new TreeMap<>();
        try (NDManager manager = NDManager.newBaseManager();
                InputStream in =
                        Files.newInputStream(
                                experiment.result("none/seed-1/student.safetensors"))) {
            for (NDArray array : NDList.decode(manager, in)) {
                weights.put(array.getName(), array.toType(DataType.FLOAT32, false).toFloatArray());
            }
        }
        return weights;
    }
}
