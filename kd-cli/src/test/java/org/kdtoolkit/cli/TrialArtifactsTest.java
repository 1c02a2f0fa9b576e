package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one trial leaves behind, as other programs rely on it. */
class TrialArtifactsTest {

    private static final String[] METRICS = {
        "validation/top1",
        "validation/top5",
        "validation/mean-class-accuracy",
        "validation/macro-f1",
        "validation/ece",
        "validation/retrieval-top1",
        "validation/retrieval-top5",
        "validation/retrieval-top10",
        "validation/retrieval-map",
        "test/top1",
        "test/top5",
        "test/mean-class-accuracy",
        "test/macro-f1",
        "test/ece",
        "test/retrieval-top1",
        "test/retrieval-top5",
        "test/retrieval-top10",
        "test/retrieval-map"
    };

    @TempDir private static Path folder;
    private static TinyExperiment experiment;

    @BeforeAll
    static void run() {
        experiment = TinyExperiment.synthetic(folder);
        assertThat(experiment.run("train", "--method", "mnf+csc", "--seed", "2"))
                .as(experiment.err())
                .isZero();
    }

    private static JsonNode result() {
        return experiment.json("mnf+csc/seed-2/result.json");
    }

    @Test
    void aResultHasItsKeys() {
        JsonNode result = result();

        assertThat(result.get("method").asText()).isEqualTo("mnf+csc");
        assertThat(result.get("seed").asInt()).isEqualTo(2);
        assertThat(result.get("status").asText()).isEqualTo("done");
        assertThat(result.get("metrics").fieldNames()).toIterable().containsExactly(METRICS);
        assertThat(result.get("metrics"))
                .allSatisfy(value -> assertThat(value.doubleValue()).isBetween(0.0, 1.0));
        assertThat(result.get("selected-epoch").asInt()).isBetween(1, 2);
        assertThat(result.at("/last/epoch").asInt()).isEqualTo(2);
        assertThat(result.get("last").get("metrics").fieldNames())
                .toIterable()
                .containsExactly(METRICS);
        assertThat(result.get("teacher").get("test/top1").asDouble()).isEqualTo(1);
        assertThat(result.get("seconds").asDouble()).isPositive();
        assertThat(result.get("skipped-samples").asInt()).isZero();
        assertThat(result.get("notes"))
                .singleElement()
                .asString()
                .contains("generated images and sounds, no real data");
        // two convolutions of 6 and 12 channels with batch norm, a head for 6 classes
        int student = (9 * 6 + 6) + 2 * 6 + (6 * 9 * 12 + 12) + 2 * 12 + (12 * 6 + 6);
        assertThat(result.get("parameters").asInt()).isEqualTo(student);
        assertThat(result.get("distiller-parameters").asInt()).isPositive();
    }

    @Test
    void everyEpochHasALineWithLossesRatesAndValidation() {
        List<JsonNode> epochs = experiment.lines("mnf+csc/seed-2/metrics.jsonl");

        assertThat(epochs).extracting(epoch -> epoch.get("epoch").asInt()).containsExactly(1, 2);
        assertThat(epochs)
                .allSatisfy(
                        epoch -> {
                            assertThat(epoch.get("losses").fieldNames())
                                    .toIterable()
                                    .contains("class", "csc", "mnf-class", "mnf-triplet");
                            assertThat(epoch.get("learning-rates").toString())
                                    .isEqualTo("{\"student\":0.001,\"distiller\":2.0E-4}");
                            assertThat(epoch.get("metrics").fieldNames())
                                    .toIterable()
                                    .containsExactly(
                                            "validation/top1",
                                            "validation/top5",
                                            "validation/mean-class-accuracy",
                                            "validation/macro-f1",
                                            "validation/ece");
                            assertThat(epoch.get("seconds").asDouble()).isPositive();
                        });
    }

    @Test
    void predictionsAreTheTopFiveLabelsOfEveryTestSample() {
        JsonNode results = experiment.json("mnf+csc/seed-2/predictions.json").get("results");

        assertThat(results.fieldNames())
                .toIterable()
                .containsExactlyElementsOf(
                        IntStream.range(0, 18).mapToObj("test-%05d"::formatted).toList());
        assertThat(results)
                .allSatisfy(
                        sample -> {
                            assertThat(sample).hasSize(5);
                            assertThat(sample.findValuesAsText("label")).doesNotHaveDuplicates();
                            assertThat(scores(sample))
                                    .isSortedAccordingTo((a, b) -> -a.compareTo(b));
                            assertThat(scores(sample)).allMatch(score -> score >= 0 && score <= 1);
                        });
        assertThat(accuracy(results))
                .isEqualTo(result().get("metrics").get("test/top1").asDouble(), within(1e-9));
    }

    @Test
    void predictionsTellTheClassesAndTheTruth() {
        JsonNode predictions = experiment.json("mnf+csc/seed-2/predictions.json");

        assertThat(predictions.get("classes").toString())
                .isEqualTo("[\"disc\",\"frame\",\"triangle\",\"bar\",\"plus\",\"ring\"]");
        assertThat(predictions.get("truth")).hasSize(18);
        assertThat(predictions.at("/truth/test-00003").toString()).isEqualTo("[\"bar\"]");
        assertThat(predictions.at("/truth/test-00017").toString()).isEqualTo("[\"ring\"]");
    }

    private static List<Double> scores(JsonNode sample) {
        return sample.findValues("score").stream().map(JsonNode::asDouble).toList();
    }

    /** The classes follow each other in the generated set, and are named in that order. */
    private static double accuracy(JsonNode results) {
        List<String> classes = List.of("disc", "frame", "triangle", "bar", "plus", "ring");
        long right =
                IntStream.range(0, results.size())
                        .filter(
                                i ->
                                        results.get("test-%05d".formatted(i))
                                                .at("/0/label")
                                                .asText()
                                                .equals(classes.get(i % 6)))
                        .count();
        return (double) right / results.size();
    }

    @Test
    void embeddingsOfBothEvaluatedSubsetsAreThere() throws IOException {
        Map<String, NpzFile.Array> arrays =
                NpzFile.read(experiment.result("mnf+csc/seed-2/embeddings.npz"));

        assertThat(arrays)
                .containsOnlyKeys(
                        "classes",
                        "test/embedding",
                        "test/ids",
                        "test/labels",
                        "validation/embedding",
                        "validation/ids",
                        "validation/labels");
        assertThat(arrays.get("classes").texts())
                .containsExactly("disc", "frame", "triangle", "bar", "plus", "ring");
        assertThat(arrays.get("test/ids").texts())
                .hasSize(18)
                .startsWith("test-00000")
                .endsWith("test-00017");
        assertThat(arrays.get("validation/labels").longs())
                .containsExactly(0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5);
        assertThat(arrays.get("test/embedding").shape()).isEqualTo("18, 12");
        assertThat(arrays.get("test/embedding").floats()).hasSize(18 * 12);
    }

    @Test
    void theStudentsWeightsCanBeReadByOtherPrograms() throws IOException {
        try (NDManager manager = NDManager.newBaseManager();
                InputStream in =
                        Files.newInputStream(
                                experiment.result("mnf+csc/seed-2/student.safetensors"))) {
            NDList weights = NDList.decode(manager, in);

            assertThat(weights)
                    .extracting(array -> array.getName() + array.getShape())
                    .contains("body.0.weight(6, 1, 3, 3)", "head.weight(6, 12)", "head.bias(6)");
        }
    }
}
