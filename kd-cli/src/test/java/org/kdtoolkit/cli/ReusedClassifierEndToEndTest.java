package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.predict.Student;

/** A student that ends as its teacher does is judged, kept and used as a whole. */
class ReusedClassifierEndToEndTest {

    private static final String TEACHER =
            """
            teacher:
              modality: image
              type: backbone
              network: {type: convnet, widths: [6, 8]}
              weights: teacher/none/seed-1/student.safetensors
              feature-map: true
              cache: cache
            """;

    /** The student's map has twice the teacher's height and width, to which it is pooled. */
    private static final String YAML =
            TinyManifest.YAML
                    .replaceAll("(?s)teacher:.*?student:.*?\n", TEACHER + "student:\n")
                    .replace(
                            "student:\n",
                            "student: {modality: image, type: convnet, widths: [7]}\n")
                    .replaceAll(
                            "(?s)methods:.*?evaluation",
                            """
                            methods:
                              - none
                              - {name: simkd, class-weight: 0, objectives: [simkd]}
                            evaluation
                            """
                                    .strip())
                    .replace("epochs: 1", "epochs: 2");

    private static final String INNER = "network.body.0.weight";
    private static final String TRANSFER = "transfer.6.weight";

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir private static Path folder;
    private static TinyExperiment experiment;
    private static String trial;

    @BeforeAll
    static void train() throws IOException {
        prepare(folder);
        experiment = TinyExperiment.of(folder, YAML);
        assertThat(experiment.run("benchmark")).as(experiment.err()).isZero();
        trial = experiment.result("simkd/seed-1").toString();
    }

    /** Writes the data, and trains the network that becomes the teacher. */
    private static void prepare(Path to) throws IOException {
        TinyManifest.in(to);
        TinyExperiment teacher = TinyExperiment.of(to, TinyManifest.YAML);
        assertThat(
                        teacher.run(
                                "train",
                                "student.widths=[6, 8]",
                                "training.epochs=4",
                                "--method",
                                "none",
                                "--out",
                                to.resolve("teacher").toString()))
                .as(teacher.err())
                .isZero();
    }

    private static Map<String, float[]> weights(Path file) {
        Map<String, float[]> weights = new LinkedHashMap<>();
        try (StateFile state = StateFile.open(file)) {
            state.tensors().keySet().stream()
                    .filter(name -> !name.endsWith("num_batches_tracked"))
                    .forEach(name -> weights.put(name, state.read(name).values()));
        }
        return weights;
    }

    @Test
    void learnsFromItsOwnLossAlone() {
        JsonNode losses = experiment.lines("simkd/seed-1/metrics.jsonl").get(0).get("losses");
        assertThat(losses.properties()).extracting(Map.Entry::getKey).containsExactly("simkd");
        assertThat(losses.get("simkd").asDouble()).isPositive();
    }

    @Test
    void keepsTheTeachersClassifierToTheBitBehindATransfer() {
        Map<String, float[]> student = weights(Path.of(trial, "student.safetensors"));
        Map<String, float[]> teacher =
                weights(folder.resolve("teacher/none/seed-1/student.safetensors"));
        assertThat(student.get("classifier.weight")).isEqualTo(teacher.get("head.weight"));
        assertThat(student.get("classifier.bias")).isEqualTo(teacher.get("head.bias"));
        assertThat(student).containsKeys(INNER, TRANSFER);
        JsonNode network = experiment.json("simkd/seed-1/student.json").get("network");
        assertThat(network.toString())
                .isEqualTo(
                        "{'type':'simkd','network':{'type':'convnet','widths':[7]},'width':8,'grid':[4,4],'factor':2}"
                                .replace('\'', '"'));
    }

    @Test
    void isJudgedAsItIsKept() {
        assertThat(experiment.kd("evaluate", trial)).as(experiment.err()).isZero();
        double top1 =
                experiment.json("simkd/seed-1/result.json").at("/metrics/test~1top1").asDouble();
        assertThat(experiment.out()).containsPattern("test/top1 +%.4f".formatted(top1));
    }

    @Test
    void predictsToTheBitWhatTheTrialSaid() throws IOException {
        JsonNode said = experiment.json("simkd/seed-1/predictions.json").get("results");
        List<Path> files = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        said.properties()
                .forEach(
                        entry -> {
                            files.add(
                                    folder.resolve("data/images/%s.png".formatted(entry.getKey())));
                            expected.add(entry.getValue().toString());
                        });
        Path list = folder.resolve("list.txt");
        Files.write(list, files.stream().map(Path::toString).toList());
        Path out = folder.resolve("said.jsonl");
        assertThat(
                        experiment.kd(
                                "predict",
                                trial,
                                "--list",
                                list.toString(),
                                "--out",
                                out.toString()))
                .as(experiment.err())
                .isZero();
        List<String> predicted = new ArrayList<>();
        for (String line : Files.readAllLines(out)) {
            predicted.add(JSON.readTree(line).get("classes").toString());
        }
        assertThat(predicted).isEqualTo(expected);
        try (Student student = Student.load(Path.of(trial))) {
            assertThat(student.predict(files).get(0).best().label())
                    .isEqualTo(
                            said.properties().iterator().next().getValue().at("/0/label").asText());
        }
    }

    @Test
    void isExportedWhole() {
        for (String precision : List.of("float32", "int8")) {
            Path out = folder.resolve(precision + ".onnx");
            int code =
                    experiment.kd(
                            "export",
                            trial,
                            "--format",
                            "onnx",
                            "--precision",
                            precision,
                            "--out",
                            out.toString());
            assertThat(code).as(experiment.err()).isZero();
            assertThat(out).isNotEmptyFile();
        }
    }

    @Test
    void goesOnToTheSameBits() throws IOException {
        Path other = Files.createDirectory(folder.resolve("stopped"));
        prepare(other);
        TinyExperiment stopped = TinyExperiment.of(other, YAML);
        StopAfterEpoch.train(1, "simkd", stopped);
        assertThat(stopped.run("train", "--method", "simkd", "--resume"))
                .as(stopped.err())
                .isZero();
        assertThat(stopped.timelessEpochs("simkd/seed-1"))
                .hasSize(2)
                .isEqualTo(experiment.timelessEpochs("simkd/seed-1"));
        assertThat(stopped.result("simkd/seed-1/predictions.json"))
                .hasSameBinaryContentAs(experiment.result("simkd/seed-1/predictions.json"));
    }

    /** A teacher that gives what another one said. */
    private static String stored(String name) {
        Path answers = folder.resolve(name);
        assertThat(experiment.run("extract", "--out", answers.toString()))
                .as(experiment.err())
                .isZero();
        return "teacher={modality: image, type: precomputed, embeddings: %1$s/embeddings, logits: %1$s/logits}"
                .formatted(answers);
    }

    private static void train(String out, String... words) {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--method", "simkd", "--out", folder.resolve(out).toString()));
        assertThat(experiment.run("train", all.toArray(String[]::new)))
                .as(experiment.err())
                .isZero();
    }

    private static String notes(String out) {
        return experiment
                .json("../%s/simkd/seed-1/result.json".formatted(out))
                .get("notes")
                .toString();
    }

    private static Map<String, float[]> student(String out) {
        return weights(folder.resolve(out + "/simkd/seed-1/student.safetensors"));
    }

    /** Twelve training samples tell a layer of eight inputs. */
    @Test
    void findsTheClassifierOfATeacherThatWasRunBefore() {
        train("stored", stored("answers"));
        assertThat(notes("stored"))
                .contains(
                        "the classifier of the teacher 'image' was found from what it says of 12"
                                + " training samples")
                .contains("simkd compares the teacher's embedding");
    }

    @Test
    void theClassifierIsTheTeachersWhateverACorruptionDoesToItsAnswers() {
        String stored = stored("clean-answers");
        train("uncorrupted", stored);
        for (String corruption : List.of("noise, snr: 0", "drop")) {
            String out = "corrupted by " + corruption.substring(0, 4);
            train(out, stored, "corruption={type: %s, rate: 0.5}".formatted(corruption));
            assertThat(notes(out)).contains("of 12 training samples");
            for (String name : List.of("classifier.weight", "classifier.bias")) {
                assertThat(student(out).get(name))
                        .as(corruption)
                        .isEqualTo(student("uncorrupted").get(name));
            }
        }
    }

    @Test
    void theTransferIsTrainedAloneWhereTheBackboneIsFrozenOrItsRateIsNothing() {
        String frozen = "training.freeze=[{parts: [backbone]}]";
        train("begun", frozen, "evaluation.select=last", "training.epochs=1");
        train("frozen", frozen, "evaluation.select=last");
        train(
                "resting",
                "evaluation.select=last",
                "training.optimizer={type: adam, backbone-scale: 0}");
        for (String out : List.of("frozen", "resting")) {
            assertThat(student(out).get(INNER)).as(out).isEqualTo(student("begun").get(INNER));
            assertThat(student(out).get(TRANSFER))
                    .as(out)
                    .isNotEqualTo(student("begun").get(TRANSFER));
        }
    }

    @Test
    void theTransferIsOfTheHead() {
        String frozen = "training.freeze=[{parts: [head]}]";
        train("begun without it", frozen, "evaluation.select=last", "training.epochs=1");
        train("without it", frozen, "evaluation.select=last");
        assertThat(student("without it").get(TRANSFER))
                .isEqualTo(student("begun without it").get(TRANSFER));
        assertThat(student("without it").get(INNER))
                .isNotEqualTo(student("begun without it").get(INNER));
    }

    @Test
    void isATeacherLater() {
        String network =
                "teacher.network={type: simkd, network: {type: convnet, widths: [%d]}, width: 8,"
                        + " grid: [4, 4]}";
        String weights = "teacher.weights=out/simkd/seed-1/student.safetensors";
        assertThat(
                        experiment.run(
                                "train",
                                network.formatted(7),
                                weights,
                                "--method",
                                "simkd",
                                "--out",
                                folder.resolve("later").toString()))
                .as(experiment.err())
                .isZero();
        assertThat(experiment.run("validate", network.formatted(9), weights)).isEqualTo(2);
        assertThat(experiment.err())
                .contains("teacher.network.network.widths: is [9], but the network that left")
                .contains("has [7]; configure the same");
    }

    @Test
    void aTeacherWhoseLogitsAreNoLayerOfItsEmbeddingIsRefused() {
        String random =
                "teacher={modality: sound, type: precomputed, embeddings: data/embeddings, logits:"
                        + " data/logits}";
        assertThat(experiment.run("train", random, "--method", "simkd", "--out", unused()))
                .isNotZero();
        assertThat(experiment.err())
                .contains(
                        "method 'simkd': the classifier of the teacher 'sound' is to be reused, but"
                                + " its logits are no linear layer of its embedding: the nearest"
                                + " layer misses them by up to");
    }

    @Test
    void aTeacherWithoutClassScoresIsRefusedBeforeAnythingIsTrained() {
        assertThat(
                        experiment.run(
                                "validate",
                                "teacher={modality: sound, type: precomputed, embeddings:"
                                        + " data/embeddings}"))
                .isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "the objective 'simkd' needs logits, but the teacher gives only embeddings;"
                                + " give the teacher logits, or leave the method out");
    }

    @Test
    void aStageThatTheClassifierDoesNotReadIsRefused() {
        assertThat(
                        experiment.run(
                                "train",
                                "methods.1.objectives=[{type: simkd, stage: layer1}]",
                                "--method",
                                "simkd",
                                "--out",
                                unused()))
                .isNotZero();
        assertThat(experiment.err())
                .contains(
                        "method 'simkd': simkd: the mean of the teacher's stage 'layer1' is not its"
                                + " embedding, which its classifier reads; name the last stage"
                                + " (there are: layer1, layer2)");
    }

    @Test
    void aFilterBeforeTheTeacherIsRefusedBeforehand() {
        assertThat(experiment.run("validate", "methods.1.filter=mnf")).isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "methods.1: the objective 'simkd' puts a part of the teacher 'image' behind"
                                + " the student, which does not fit what a filter makes of that"
                                + " teacher's embedding; leave 'filter' out");
    }

    @Test
    void twoNetworksAroundTheStudentAreRefusedBeforehand() {
        assertThat(experiment.run("validate", "methods.1.objectives=[simkd, simkd]")).isEqualTo(2);
        assertThat(experiment.err())
                .contains(
                        "methods.1: the objectives 'simkd' and 'simkd' each put a part of a teacher"
                                + " behind the student, and only one can; leave one out");
    }

    private static String unused() {
        return folder.resolve("unused").toString();
    }
}
