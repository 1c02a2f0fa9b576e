package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.report.result.Cost;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialResult;
import org.kdtoolkit.train.config.ExperimentLoader;
import org.kdtoolkit.train.trial.TeacherGrade;
import org.kdtoolkit.train.trial.TrialListener;

/** Where each seed draws samples of its own, no trial sees data or a teacher of another seed. */
class RepetitionsTest {

    private static final String YAML =
            """
            name: drawn
            seeds: [1, 2]
            dataset: {type: synthetic-privileged, setting: clean-labels, train: 40, test: 100}
            teacher: {modality: privileged, type: linear, epochs: 20, check: "off"}
            student: {modality: ordinary, type: linear}
            training: {epochs: 3, batch-size: 16}
            methods:
              - {name: plain, type: none}
              - {name: distilled, class-weight: 0, objectives: [{type: kd, temperature: 1}]}
            evaluation: {tasks: [recognition], select: last}
            output: out
            """;

    private static final List<String> METHODS = List.of("plain", "distilled");

    private final List<List<TeacherGrade>> grades = new ArrayList<>();
    private final List<String> kept = new ArrayList<>();
    private final Registry registry =
            Registry.builder().addServices(RepetitionsTest.class.getClassLoader()).build();

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("drawn.yaml"), YAML);
    }

    private Experiment open(String... overrides) {
        List<String> all =
                Stream.concat(Stream.of("training.epochs=3"), Arrays.stream(overrides)).toList();
        return Experiment.of(
                new ExperimentLoader(registry).load(file, all), registry, new Noting());
    }

    private static TrialResult.Done timeless(TrialResult result) {
        TrialResult.Done done = result.done().orElseThrow();
        return new TrialResult.Done(
                done.method(),
                done.seed(),
                done.metrics(),
                done.selectedEpoch(),
                done.last(),
                done.averaged(),
                done.method().equals("plain") ? Map.of() : done.teacher(),
                new Cost(0, 0, 0, 0),
                done.reEstimatedBatchNorm(),
                done.skippedSamples(),
                done.notes(),
                Map.of(),
                done.samples());
    }

    private TrialResult result(Experiment experiment, String method, int seed) {
        return experiment.train(method, seed, true);
    }

    /** The same whether it runs after others of another seed, before them, or alone. */
    @Test
    void aTrialDoesNotDependOnWhichOthersRan() {
        try (Experiment together = open();
                Experiment turned = open("seeds=[2, 1]", "output=turned")) {
            together.benchmark(false);
            turned.benchmark(false);
            for (int seed : new int[] {1, 2}) {
                try (Experiment alone = open("seeds=[%d]".formatted(seed), "output=only-" + seed)) {
                    for (String method : METHODS) {
                        TrialResult.Done expected = timeless(alone.train(method, seed, false));
                        assertThat(timeless(result(together, method, seed))).isEqualTo(expected);
                        assertThat(timeless(result(turned, method, seed))).isEqualTo(expected);
                    }
                }
            }
        }
    }

    @Test
    void eachSeedHasATeacherAndSamplesOfItsOwn() throws IOException {
        try (Experiment experiment = open()) {
            experiment.benchmark(false);
            assertThat(grades).hasSize(2);
            assertThat(grades.get(0)).isNotEqualTo(grades.get(1));
            TrialResult.Done one = timeless(result(experiment, "plain", 1));
            TrialResult.Done two = timeless(result(experiment, "plain", 2));
            assertThat(one.metrics()).isNotEqualTo(two.metrics());
            assertThat(result(experiment, "plain", 2).done().orElseThrow().teacher())
                    .as("also where the method learns from nobody")
                    .containsValue(ofTest(1));
            TrialResult.Done distilled = timeless(result(experiment, "distilled", 2));
            assertThat(distilled.teacher()).containsValue(ofTest(1)).doesNotContainValue(ofTest(0));
        }
        assertThat(Files.readString(folder.resolve("out/plain/seed-2/predictions.json")))
                .contains("\"2-test-00000\"")
                .doesNotContain("\"1-test-00000\"");
    }

    private double ofTest(int opened) {
        return grades.get(opened).get(0).top1().get(Subset.TEST);
    }

    @Test
    void aTrialIsJudgedAgainOnItsOwnSamples() {
        try (Experiment experiment = open()) {
            experiment.benchmark(false);
            for (int seed : new int[] {2, 1, 2}) {
                TrialResult.Done done = timeless(result(experiment, "plain", seed));
                assertThat(experiment.students().evaluate("plain", seed, List.of(Subset.TEST)))
                        .isEqualTo(done.metrics());
            }
        }
    }

    @Test
    void seedsAreAddedWithoutRunningTheOthersAgain() {
        try (Experiment experiment = open()) {
            experiment.benchmark(false);
        }
        try (Experiment more = open("seeds=[1, 2, 3]")) {
            assertThat(more.benchmark(true).results()).hasSize(6);
        }
        assertThat(kept).containsExactly("plain 1", "distilled 1", "plain 2", "distilled 2");
    }

    @Test
    void whatNeedsOneRepetitionRefusesSeveral() {
        try (Experiment experiment = open()) {
            experiment.benchmark(false);
            WeightsFile weights =
                    new WeightsFile(
                            folder.resolve("out/plain/seed-1/student.safetensors"),
                            Optional.empty());
            assertThatThrownBy(() -> experiment.students().evaluate(weights, Subset.TEST))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("each of the 2 seeds draws samples of its own")
                    .hasMessageContaining("--set seeds=[1]");
        }
    }

    @Test
    void aSeedOfTheDataSetIsForAllTrials() {
        try (Experiment experiment = open("dataset.seed=7")) {
            experiment.benchmark(false);
        }
        assertThat(grades).hasSize(1);
    }

    private final class Noting implements TrialListener {

        @Override
        public void noticed(String what) {}

        @Override
        public void teachers(List<TeacherGrade> found) {
            grades.add(found);
        }

        @Override
        public void kept(TrialResult result) {
            kept.add(result.method() + " " + result.seed());
        }

        @Override
        public void started(String method, int seed, int finishedEpochs, int epochs) {}

        @Override
        public void finishedEpoch(EpochRecord epoch) {}

        @Override
        public void finished(TrialResult result) {}
    }
}
