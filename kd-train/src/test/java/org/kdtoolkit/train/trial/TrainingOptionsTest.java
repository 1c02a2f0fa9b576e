package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

class TrainingOptionsTest {

    private static final String AVERAGED = "students/averaged.safetensors";
    private static final String STUDENT = "student.safetensors";

    @TempDir Path folder;

    @Test
    void anAverageIsJudgedAndKeptBesideThePlainStudent() throws IOException {
        String[] average = {"training.average.decay=0.9", "evaluation.re-estimate-batch-norm=true"};
        try (SmallExperiment plain = new SmallExperiment(folder, average[1]);
                SmallExperiment averaging = new SmallExperiment(folder, average)) {
            TrialResult.Done without = run(plain, "kd", "plain");
            TrialResult.Done with = run(averaging, "kd", "averaged");

            assertThat(without.averaged()).isEmpty();
            assertThat(with.metrics()).isEqualTo(without.metrics());
            assertThat(weights("averaged", STUDENT)).isEqualTo(weights("plain", STUDENT));
            assertThat(with.averaged()).containsOnlyKeys(with.metrics().keySet());
            assertThat(with.files()).containsKey(AVERAGED);
            assertThat(weights("averaged", AVERAGED)).isNotEqualTo(weights("averaged", STUDENT));
            assertThat(with.files()).containsKey("students/averaged.json");
            assertThat(new TrialArtifacts(folder.resolve("averaged")).damage(with)).isEmpty();
            assertThatThrownBy(() -> weightsOf("averaged", "nope"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            folder.resolve("averaged")
                                    + ": it left no network 'nope' (there is: averaged)");
            assertThatThrownBy(() -> weightsOf("plain", "nope"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            folder.resolve("plain")
                                    + ": it left no network 'nope', but one student; leave out"
                                    + " --student");
            Files.delete(folder.resolve("averaged").resolve(AVERAGED));
            assertThat(new TrialArtifacts(folder.resolve("averaged")).damage(with))
                    .containsExactly(folder.resolve("averaged").resolve(AVERAGED) + " is gone");
        }
    }

    private Path weightsOf(String trial, String network) {
        return new TrialArtifacts(folder.resolve(trial)).weights(Optional.of(network));
    }

    @Test
    void theReportHasTheAverageBesideThePlainMetric() {
        MetricKey top1 = MetricKey.parse("test/top1");
        assertThat(MetricKey.parse("test/top1 (averaged)")).isEqualTo(top1.ofAverage());
        assertThat(top1.ofAverage()).hasToString("test/top1 (averaged)");
    }

    @Test
    void frozenPartsMoveOnlyOnceTheyThaw() {
        assumePyTorch();
        String freeze = "training.freeze=[{parts: [layer1], epochs: 2}, {parts: [body.4]}]";
        try (SmallExperiment small = new SmallExperiment(folder, freeze)) {
            run(small, "none", "a", new Interruption(1), false);
            Map<String, float[]> begun = checkpoint(small, 1);
            run(small, "none", "a", new Interruption(2), true);
            Map<String, float[]> frozen = checkpoint(small, 2);
            run(small, "none", "a", new Interruption(-1), true);
            Map<String, float[]> thawed = checkpoint(small, 4);

            for (String name : List.of("body.0.weight", "body.0.bias", "body.1.weight")) {
                assertThat(frozen.get(name)).as(name).isEqualTo(begun.get(name));
                assertThat(thawed.get(name)).as(name).isNotEqualTo(begun.get(name));
            }
            assertThat(thawed.get("body.4.weight")).isEqualTo(begun.get("body.4.weight"));
            assertThat(frozen.get("head.weight")).isNotEqualTo(begun.get("head.weight"));
        }
    }

    @Test
    void theDistillerLearnsWhereAllThatItsLossesReachIsFrozen() {
        assumePyTorch();
        String[] options = {
            "training.freeze=[{parts: [backbone], epochs: 2}]",
            "methods=[{name: csc, class-weight: 0, filter: mnf, objectives: [csc]}]"
        };
        try (SmallExperiment small = new SmallExperiment(folder, options)) {
            small.rehearsal().run(small.method("csc"), 5);
            assertThat(run(small, "csc", "a")).isInstanceOf(TrialResult.Done.class);
            List<Double> losses = csc("a");
            assertThat(losses.get(1)).isLessThan(losses.get(0));
        }
    }

    private List<Double> csc(String name) {
        return new TrialFolder(folder.resolve(name))
                .epochs().stream().map(epoch -> epoch.losses().get("csc")).toList();
    }

    @Test
    void refusesToFreezeWhatIsNotThereAndAll() {
        assumePyTorch();
        try (SmallExperiment small =
                new SmallExperiment(folder, "training.freeze=[{parts: [bdy]}]")) {
            assertThatThrownBy(() -> run(small, "none", "a"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "training.freeze.0.parts.0: the student has no part 'bdy' (there are:"
                                + " backbone, head, layer1, layer2, body, body.0, body.1, body.4,"
                                + " body.5); did you mean 'body'?");
        }
        try (SmallExperiment small =
                new SmallExperiment(folder, "training.freeze=[{parts: [head, backbone]}]")) {
            assertThatThrownBy(() -> run(small, "none", "a"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "training.freeze: nothing of the student would be trained in the first"
                                    + " epoch; leave the head or another part out");
        }
    }

    @Test
    void nothingIsSaidOfAClassLossThatWeighsNothing() {
        String[] options = {
            "methods=[{name: without, class-weight: 0, objectives: [kd]},"
                    + " {name: with, class-weight: 2, objectives: [kd]}]",
            "training.epochs=1",
            "training.label-smoothing=0.1",
            "training.class-weights=balanced"
        };
        try (SmallExperiment small = new SmallExperiment(folder, options)) {
            String spread = "a share of 0.1 of each label is spread";
            assertThat(run(small, "with", "with").notes())
                    .contains(spread, "the class loss is multiplied by 2.0 in this method")
                    .anyMatch(note -> note.startsWith("the class loss weighs classes"));
            assertThat(run(small, "without", "without").notes())
                    .contains("the class loss is multiplied by 0.0 in this method")
                    .doesNotContain(spread)
                    .noneMatch(note -> note.startsWith("the class loss weighs classes"));
        }
    }

    @Test
    void weightDecayThatChangesWithTheStepsChangesTheTraining() throws IOException {
        assumePyTorch();
        String plain = "5";
        String constant = "{from: 5}";
        String falling = "{from: 5, to: 0, shape: linear}";
        for (String decay : List.of(plain, constant, falling)) {
            String optimizer =
                    "training.optimizer={type: adamw, weight-decay: %s}".formatted(decay);
            try (SmallExperiment small = new SmallExperiment(folder, optimizer)) {
                run(small, "none", "decay " + decay.length());
            }
        }
        assertThat(file("decay " + constant.length(), STUDENT))
                .isEqualTo(file("decay " + plain.length(), STUDENT))
                .isNotEqualTo(file("decay " + falling.length(), STUDENT));
    }

    @Test
    void allOptionsTogetherGoOnFromACheckpointAsIfNeverInterrupted() throws IOException {
        assumePyTorch();
        String[] options = {
            "training.optimizer={type: adamw, learning-rate: 0.01, head-scale: 2,"
                    + " weight-decay: {from: 0.1, to: 0.4, shape: cosine},"
                    + " decay-biases-and-norms: false}",
            "training.schedule={type: cosine, by: step}",
            "training.warm-up={steps: 3}",
            "training.clip={norm: 1, value: 0.5}",
            "training.accumulate=2",
            "training.average={decay: 0.8}",
            "training.freeze=[{parts: [layer1], epochs: 2}]"
        };
        try (SmallExperiment small = new SmallExperiment(folder, options)) {
            TrialResult.Done whole = run(small, "mnf+csc", "whole");
            run(small, "mnf+csc", "cut", new Interruption(2), false);
            TrialResult.Done resumed =
                    (TrialResult.Done) run(small, "mnf+csc", "cut", new Interruption(-1), true);

            assertThat(resumed.metrics()).isEqualTo(whole.metrics());
            assertThat(resumed.averaged()).isEqualTo(whole.averaged());
            assertThat(file("cut", STUDENT)).isEqualTo(file("whole", STUDENT));
            assertThat(file("cut", AVERAGED)).isEqualTo(file("whole", AVERAGED));
            assertThat(rates("cut")).isEqualTo(rates("whole")).doesNotHaveDuplicates();
        }
    }

    private List<Map<String, Double>> rates(String name) {
        return new TrialFolder(folder.resolve(name))
                .epochs().stream().map(EpochRecord::learningRates).toList();
    }

    private static void assumePyTorch() {
        assumeThat(Engine.getInstance().getEngineName())
                .as("MXNet is refused")
                .isEqualTo("PyTorch");
    }

    private TrialResult.Done run(SmallExperiment small, String method, String name) {
        return (TrialResult.Done) run(small, method, name, new Interruption(-1), false);
    }

    /** The result, or null if the trial was interrupted. */
    private TrialResult run(
            SmallExperiment small,
            String method,
            String name,
            Interruption listener,
            boolean resume) {
        try {
            return small.runner(listener)
                    .run(small.method(method), 5, new TrialFolder(folder.resolve(name)), resume);
        } catch (Interruption.Interrupted e) {
            return null;
        }
    }

    private byte[] file(String trial, String name) throws IOException {
        return Files.readAllBytes(folder.resolve(trial).resolve(name));
    }

    /** What stands behind the header of a file. */
    private byte[] weights(String trial, String name) throws IOException {
        byte[] file = file(trial, name);
        long header = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(file, Long.BYTES + (int) header, file.length);
    }

    /** The student's weights behind an epoch. */
    private Map<String, float[]> checkpoint(SmallExperiment small, int epoch) {
        String prefix = "student.";
        Path file = folder.resolve("a/checkpoint/epoch-%d.safetensors".formatted(epoch));
        try (NDManager manager = small.manager().newSubManager();
                InputStream in = Files.newInputStream(file)) {
            Map<String, float[]> weights = new LinkedHashMap<>();
            for (NDArray array : NDList.decode(manager, in)) {
                if (array.getName().startsWith(prefix)) {
                    weights.put(array.getName().substring(prefix.length()), array.toFloatArray());
                }
            }
            return weights;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
