package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.distill.TrainingMoment;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.files.Sha256;
import org.kdtoolkit.formats.random.Seed;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.step.Rates;

/** Whole training schemes, by one that pulls students together. */
class SchemeTrainingTest {

    private static final String YAML =
            """
            name: schemes
            seeds: [1]
            dataset:
              {type: synthetic, classes: 3, train: 41, validation: 12, test: 12, size: 12,
               image-noise: 0.1, mismatch: 0.2}
            students:
              image: {modality: image, type: convnet, widths: [8, 16]}
              other: {modality: image, type: convnet, widths: [4, 16]}
            training:
              epochs: 3
              batch-size: 16
              optimizer: {type: adamw, learning-rate: 0.01, weight-decay: 0.5}
            methods: [untrained, {name: pull, clip: 0.3}]
            evaluation: {tasks: [retrieval], select: last}
            output: out
            """;

    private static final List<String> NETWORKS =
            List.of("image", "other", "average-of-image", "average-of-other");

    @TempDir Path folder;

    @BeforeEach
    void needsPyTorch() {
        Assumptions.assumeTrue(
                Engine.getInstance().getEngineName().equals("PyTorch"),
                "its averages look on while students learn, which MXNet's batch norm refuses");
    }

    private SmallExperiment small(String... overrides) {
        return new SmallExperiment(folder, YAML, List.of(Pull.provider()), overrides);
    }

    private TrialFolder trial(String name) {
        return new TrialFolder(folder.resolve("out/" + name + "/seed-1"));
    }

    private TrialResult.Done run(SmallExperiment small, String method, TrialFolder trial) {
        return small.runner(new Interruption(-1))
                .run(small.method(method), 1, trial, false)
                .done()
                .orElseThrow();
    }

    @Test
    void everyNetworkIsJudgedAndSaved() throws IOException {
        try (SmallExperiment small = small()) {
            TrialResult.Done done = run(small, "pull", trial("pull"));

            for (String name : NETWORKS) {
                for (Subset subset : List.of(Subset.VALIDATION, Subset.TEST)) {
                    MetricKey key = MetricKey.of(subset, "retrieval-map").ofNetwork(name);
                    assertThat(done.metrics()).as(key.toString()).containsKey(key);
                }
                assertThat(done.files())
                        .containsKeys(
                                "students/" + name + ".safetensors",
                                "students/" + name + ".json",
                                "students/" + name + ".embeddings.npz");
            }
            assertThat(done.files()).hasSize(3 * NETWORKS.size());
            assertThat(done.metrics().keySet()).allMatch(key -> key.network().isPresent());
            assertThat(done.notes()).contains("students are pulled together");
            assertThat(new TrialArtifacts(trial("pull").path()).damage(done)).isEmpty();
            assertThat(new TrialArtifacts(trial("pull").path()).named())
                    .containsExactlyElementsOf(NETWORKS);
            List<EpochRecord> epochs = trial("pull").epochs();
            assertThat(epochs).hasSize(3);
            assertThat(epochs.get(0).losses()).containsOnlyKeys("pull-image", "pull-other");
            assertThat(epochs.get(0).learningRates()).containsOnlyKeys("student");
            assertThat(epochs.get(2).losses().get("pull-image"))
                    .isLessThan(epochs.get(0).losses().get("pull-image"));
            assertThat(done.cost().distillerParameters()).isEqualTo(16 + 6);
        }
    }

    @Test
    void aResumedTrainingIsTheUninterruptedOneToTheBit() throws IOException {
        try (SmallExperiment small = small()) {
            run(small, "pull", trial("whole"));
        }
        TrialFolder parts = trial("parts");
        for (int after : List.of(1, 2, -1)) {
            try (SmallExperiment small = small()) {
                small.runner(new Interruption(after))
                        .run(small.method("pull"), 1, parts, after != 1);
            } catch (Interruption.Interrupted expected) {
                assertThat(after).isPositive();
            }
        }
        assertThat(checksums(parts)).isEqualTo(checksums(trial("whole"))).hasSizeGreaterThan(8);
    }

    private static Map<String, String> checksums(TrialFolder trial) throws IOException {
        Map<String, String> sums = new TreeMap<>();
        try (Stream<Path> files = Files.walk(trial.path())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = trial.path().relativize(file).toString();
                if (name.endsWith(".safetensors") || name.endsWith(".npz")) {
                    sums.put(name, Sha256.of(file));
                }
            }
        }
        return sums;
    }

    @Test
    void weightsThatNoTermReachesStayAsTheyAre() {
        try (SmallExperiment small = small();
                SchemeNetworks networks = networks(small)) {
            Map<String, float[]> before = values(networks);
            small.trainers()
                    .trainer(networks, new Seed(1))
                    .run(TrainingMoment.of(1, 1), time -> new Rates(0.01, 0.01));
            Map<String, float[]> after = values(networks);
            before.forEach(
                    (name, value) -> {
                        boolean reached = !name.contains("head") && !name.equals("scheme.unused");
                        if (reached && !name.contains("running")) {
                            assertThat(after.get(name)).as(name).isNotEqualTo(value);
                        } else if (!reached && !name.contains("average")) {
                            assertThat(after.get(name)).as(name).isEqualTo(value);
                        }
                    });
            assertThat(after.get("scheme.again")).isEqualTo(after.get("scheme.shared"));
            assertThat(before).containsKeys("scheme.unused", "students.image.head.weight");
        }
    }

    @Test
    void stepsAreCountedThroughTheWholeTraining() {
        try (SmallExperiment small = small("training.drop-last=true");
                SchemeNetworks networks = networks(small)) {
            EpochTrainer trainer = small.trainers().trainer(networks, new Seed(1));
            for (int epoch = 1; epoch <= 2; epoch++) {
                trainer.run(TrainingMoment.of(epoch, 2), time -> new Rates(0.01, 0.01));
            }
            assertThat(((Pull) networks.scheme()).moments())
                    .extracting(moment -> moment.step() + " of " + moment.steps())
                    .containsExactly("0 of 4", "1 of 4", "2 of 4", "3 of 4");
        }
    }

    @Test
    void whatIsNotTrainedIsJudgedAsItWasMade() throws IOException {
        try (SmallExperiment small = small()) {
            TrialResult.Done done = run(small, "untrained", trial("untrained"));

            assertThat(done.selectedEpoch()).isZero();
            assertThat(done.last().epoch()).isZero();
            assertThat(done.metrics())
                    .isEqualTo(done.last().metrics())
                    .containsKey(MetricKey.of(Subset.TEST, "retrieval-map").ofNetwork("image"))
                    .containsKey(MetricKey.of(Subset.TEST, "retrieval-map").ofNetwork("other"));
            assertThat(trial("untrained").epochs()).isEmpty();
            assertThat(done.files()).hasSize(6);
            assertThat(new TrialArtifacts(trial("untrained").path()).damage(done)).isEmpty();
        }
    }

    @Test
    void anOnlyStudentOfASchemeHasMetricsAndFilesWithoutAName() {
        String only =
                YAML.replaceFirst(
                                "(?s)students:.*training:",
                                "student: {modality: image, type: convnet, widths: [8, 16]}\n"
                                        + "training:")
                        .replace("tasks: [retrieval]", "tasks: [recognition, retrieval]");
        try (SmallExperiment small = new SmallExperiment(folder, only, List.of(Pull.provider()))) {
            TrialResult.Done done = run(small, "pull", trial("pull"));

            assertThat(done.metrics())
                    .containsKey(MetricKey.of(Subset.TEST, "retrieval-map"))
                    .doesNotContainKey(MetricKey.of(Subset.TEST, "top1"))
                    .containsKey(
                            MetricKey.of(Subset.TEST, "retrieval-map")
                                    .ofNetwork("average-of-student"));
            assertThat(done.files())
                    .containsOnlyKeys(
                            "student.safetensors",
                            "student.json",
                            "embeddings.npz",
                            "students/average-of-student.safetensors",
                            "students/average-of-student.json",
                            "students/average-of-student.embeddings.npz");
            assertThat(done.notes())
                    .contains("no head is trained: it is not judged by 'recognition'");
        }
    }

    @Test
    void aTrainingLeavesNoArraysBehind() {
        try (SmallExperiment small = small()) {
            run(small, "pull", trial("first"));
            int arrays = small.arrays();
            run(small, "pull", trial("second"));
            assertThat(small.arrays()).isEqualTo(arrays);
        }
    }

    @Test
    void finishedNetworksAreJudgedAgain() {
        try (SmallExperiment small = small()) {
            TrialResult.Done done = run(small, "pull", trial("pull"));

            assertThat(
                            small.schemeEvaluation()
                                    .evaluate(
                                            small.method("pull"),
                                            new TrialArtifacts(trial("pull").path()),
                                            List.of(Subset.VALIDATION, Subset.TEST)))
                    .contains(done.metrics());
        }
    }

    @Test
    void studentsAreJudgedSideBySideAtTheEnd() {
        String[] tasks = {"evaluation.tasks=[knn, {type: knn, side-by-side: [other, image]}]"};
        MetricKey beside = MetricKey.of(Subset.TEST, "knn10").ofNetwork("other+image");
        try (SmallExperiment small = small(tasks)) {
            TrialResult.Done done = run(small, "pull", trial("pull"));

            assertThat(done.metrics())
                    .containsKeys(
                            beside,
                            beside.on(Subset.VALIDATION),
                            MetricKey.of(Subset.TEST, "knn10").ofNetwork("image"));
            assertThat(done.metrics().keySet()).hasSize(2 * (NETWORKS.size() + 1));
            assertThat(trial("pull").epochs().get(2).metrics().keySet())
                    .allMatch(key -> !key.network().orElseThrow().contains("+"));
            assertThat(
                            small.schemeEvaluation()
                                    .evaluate(
                                            small.method("pull"),
                                            new TrialArtifacts(trial("pull").path()),
                                            List.of(Subset.VALIDATION, Subset.TEST)))
                    .contains(done.metrics());
            assertThat(run(small, "untrained", trial("untrained")).metrics()).containsKey(beside);
        }
    }

    private static SchemeNetworks networks(SmallExperiment small) {
        return (SchemeNetworks) small.networks().create(small.method("pull"), new Seed(1));
    }

    private static Map<String, float[]> values(SchemeNetworks networks) {
        Map<String, float[]> values = new LinkedHashMap<>();
        networks.parts().forEach((prefix, state) -> put(values, prefix, state));
        return values;
    }

    private static void put(Map<String, float[]> values, String prefix, StateDict state) {
        state.entries()
                .forEach(
                        (name, parameter) -> {
                            NDArray array = parameter.getArray();
                            values.put(prefix + name, array.toFloatArray());
                        });
    }
}
