package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.MetricKey;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

class TrialRunnerTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"none", "kd", "mnf+csc"})
    void givesTheSameResultTwiceForTheSameSeed(String method) {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            TrialResult.Done first = run(small, method, 5, "a");
            TrialResult.Done second = run(small, method, 5, "b");
            assertThat(second.metrics()).isEqualTo(first.metrics());
            assertThat(losses("b")).isEqualTo(losses("a"));
            assertThat(weights("b")).isEqualTo(weights("a"));
        }
    }

    @Test
    void givesAnotherResultForAnotherSeed() {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            run(small, "none", 5, "a");
            run(small, "none", 6, "b");
            assertThat(losses("b")).isNotEqualTo(losses("a"));
        }
    }

    @Test
    void beginsEveryMethodOfASeedWithTheSameStudentAndOrder() {
        try (SmallExperiment small =
                new SmallExperiment(folder, "training.optimizer.learning-rate=1e-30")) {
            run(small, "none", 5, "a");
            run(small, "mnf+csc", 5, "b");
            assertThat(losses("b").get(0).get("class")).isEqualTo(losses("a").get(0).get("class"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "mnf+csc", "crd", "crd-queue"})
    void goesOnFromACheckpointAsIfNeverInterrupted(String method) {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            TrialResult.Done whole = run(small, method, 5, "whole");
            assertThatThrownBy(() -> run(small, method, 5, "cut", new Interruption(2), false))
                    .isInstanceOf(Interruption.Interrupted.class);
            assertThat(new TrialFolder(folder.resolve("cut")).result()).isEmpty();
            assertThat(losses("cut")).hasSize(2);

            TrialResult.Done resumed =
                    (TrialResult.Done) run(small, method, 5, "cut", new Interruption(-1), true);
            assertThat(resumed.metrics()).isEqualTo(whole.metrics());
            assertThat(resumed.selectedEpoch()).isEqualTo(whole.selectedEpoch());
            assertThat(losses("cut")).isEqualTo(losses("whole"));
            assertThat(weights("cut")).isEqualTo(weights("whole"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "mnf+csc", "crd-queue"})
    void goesOnFromPausesAsIfItHadNeverPaused(String method) {
        try (SmallExperiment small =
                new SmallExperiment(
                        folder,
                        "training.schedule={type: cosine}",
                        "training.average={decay: 0.9}",
                        "evaluation.re-estimate-batch-norm=true")) {
            TrialResult.Done whole = run(small, method, 5, "whole");

            assertThat(goOn(small, method, "paused", OptionalInt.of(1))).isEmpty();
            assertThat(losses("paused")).isEqualTo(losses("whole").subList(0, 1));
            assertThat(goOn(small, method, "paused", OptionalInt.of(3))).isEmpty();
            assertThat(losses("paused")).isEqualTo(losses("whole").subList(0, 3));
            assertThat(new TrialFolder(folder.resolve("paused")).result()).isEmpty();
            TrialResult ended = goOn(small, method, "paused", OptionalInt.empty()).orElseThrow();

            assertThat(ended.metrics()).isEqualTo(whole.metrics());
            assertThat(ended.done().orElseThrow().averaged()).isEqualTo(whole.averaged());
            assertThat(TrialFolder.checksum(new TrialFolder(folder.resolve("paused")).epochs()))
                    .isEqualTo(
                            TrialFolder.checksum(
                                    new TrialFolder(folder.resolve("whole")).epochs()));
            assertThat(weights("paused")).isEqualTo(weights("whole"));
        }
    }

    @Test
    void aPauseAtTheLastEpochOrBehindItIsNone() {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            assertThat(goOn(small, "none", "a", OptionalInt.of(4))).isPresent();
            assertThat(goOn(small, "none", "b", OptionalInt.of(7))).isPresent();
        }
    }

    @Test
    void aTrialThatIsPausedTrainsNoFurtherUntilItMay() {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            goOn(small, "none", "a", OptionalInt.of(2));
            TrialFolder trial = new TrialFolder(folder.resolve("a"));
            assertThat(SavedEpochs.of(trial)).hasSize(2);
            assertThat(SavedEpochs.reach(trial, OptionalInt.of(2))).isTrue();
            assertThat(SavedEpochs.reach(trial, OptionalInt.of(3))).isFalse();
            assertThat(SavedEpochs.reach(trial, OptionalInt.empty())).isFalse();

            assertThat(goOn(small, "none", "a", OptionalInt.of(1))).isEmpty();

            assertThat(SavedEpochs.of(trial)).hasSize(2);
        }
    }

    @Test
    void epochsThatWereChangedSinceCountAsNone() throws IOException {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            goOn(small, "none", "a", OptionalInt.of(2));
        }
        Path epochs = folder.resolve("a/metrics.jsonl");
        Files.writeString(
                epochs, Files.readString(epochs).replaceFirst("\"class\":\\d", "\"class\":7"));

        assertThat(SavedEpochs.of(new TrialFolder(folder.resolve("a")))).isEmpty();
    }

    private Optional<TrialResult> goOn(
            SmallExperiment small, String method, String name, OptionalInt until) {
        return small.runner(new Interruption(-1))
                .goOn(small.method(method), 5, new TrialFolder(folder.resolve(name)), until);
    }

    @Test
    void judgesTheSameStudentToTheSameBitsWhereItsResultIsLost() throws IOException {
        try (SmallExperiment small =
                new SmallExperiment(folder, "evaluation.re-estimate-batch-norm=true")) {
            run(small, "none", 5, "a");
            Map<String, byte[]> whole = files("a");
            Files.delete(folder.resolve("a/result.json"));
            Files.delete(folder.resolve("a/student.safetensors"));

            run(small, "none", 5, "a", new Interruption(-1), true);

            assertThat(files("a")).containsOnlyKeys(whole.keySet());
            files("a")
                    .forEach(
                            (name, bytes) -> assertThat(bytes).as(name).isEqualTo(whole.get(name)));
        }
    }

    @Test
    void goesOnFromTheEarlierCheckpointWhereTheLastIsDamaged() throws IOException {
        try (SmallExperiment small =
                new SmallExperiment(folder, "evaluation.re-estimate-batch-norm=true")) {
            run(small, "mnf+csc", 5, "whole");
            assertThatThrownBy(() -> run(small, "mnf+csc", 5, "cut", new Interruption(3), false))
                    .isInstanceOf(Interruption.Interrupted.class);
            Path last = folder.resolve("cut/checkpoint/epoch-3.safetensors");
            byte[] bytes = Files.readAllBytes(last);
            bytes[bytes.length - 7] ^= 1;
            Files.write(last, bytes);
            Interruption listener = new Interruption(-1);

            run(small, "mnf+csc", 5, "cut", listener, true);

            assertThat(listener.notices())
                    .containsExactly(
                            "mnf+csc, seed 5: can't resume from %s (its checksum is not the one in state.json); goes on from epoch 2, which was kept"
                                    .formatted(last));
            assertThat(losses("cut")).isEqualTo(losses("whole"));
            assertThat(weights("cut")).isEqualTo(weights("whole"));
        }
    }

    @Test
    void refusesEpochsThatAreNotThoseOfTheCheckpoint() throws IOException {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            assertThatThrownBy(() -> run(small, "none", 5, "cut", new Interruption(2), false))
                    .isInstanceOf(Interruption.Interrupted.class);
            Path epochs = folder.resolve("cut/metrics.jsonl");
            String lines = Files.readString(epochs);
            Files.writeString(epochs, lines.replaceFirst("\"class\":\\d", "\"class\":7"));
            assertThat(epochs).content().isNotEqualTo(lines);

            assertThatThrownBy(() -> run(small, "none", 5, "cut", new Interruption(-1), true))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "%s: the epochs were changed since the checkpoint beside it was written; remove the trial's folder to begin it anew"
                                    .formatted(epochs));
        }
    }

    /** All files of a trial but those that a clock has a part in. */
    private Map<String, byte[]> files(String name) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        Path trial = folder.resolve(name);
        try (Stream<Path> all = Files.walk(trial)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (!file.endsWith("result.json")) {
                    files.put(trial.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"mnf+csc", "crd", "crd-queue"})
    void leavesNoArraysBehind(String method) {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            int before = small.arrays();
            run(small, method, 1, "a");
            assertThat(small.arrays()).isEqualTo(before);
        }
    }

    @Test
    void failsClearlyWhenALossIsNotFinite() {
        try (SmallExperiment small =
                new SmallExperiment(folder, "training.optimizer.learning-rate=1e38")) {
            TrialResult result = run(small, "none", 1, "a", new Interruption(-1), false);
            assertThat(result).isInstanceOf(TrialResult.Failed.class);
            assertThat(((TrialResult.Failed) result).error())
                    .startsWith("epoch 1, step ")
                    .contains("loss 'class' is ")
                    .contains("for the samples train-");
            assertThat(new TrialFolder(folder.resolve("a")).result()).contains(result);
        }
    }

    @Test
    void stopsEarlyWhenTheMetricNoLongerRises() {
        try (SmallExperiment small =
                new SmallExperiment(
                        folder,
                        "training.epochs=12",
                        "training.optimizer.learning-rate=1e-30",
                        "training.early-stopping={patience: 2}")) {
            TrialResult.Done done = run(small, "none", 1, "a");
            assertThat(done.last().epoch()).isLessThan(12);
            assertThat(done.last().epoch()).isEqualTo(done.selectedEpoch() + 2);
        }
    }

    @Test
    void judgesAfterEverySoManyEpochsAndAfterTheLast() {
        try (SmallExperiment small =
                new SmallExperiment(folder, "training.epochs=5", "evaluation.every=2")) {
            TrialResult.Done done = run(small, "none", 2, "a");
            assertThat(new TrialFolder(folder.resolve("a")).epochs())
                    .filteredOn(epoch -> !epoch.metrics().isEmpty())
                    .extracting(EpochRecord::epoch)
                    .containsExactly(2, 4, 5);
            assertThat(done.selectedEpoch()).isIn(2, 4, 5);
        }
    }

    @Test
    void stopsEarlyOnlyWhereItJudges() {
        try (SmallExperiment small =
                new SmallExperiment(
                        folder,
                        "training.epochs=20",
                        "training.optimizer.learning-rate=1e-30",
                        "training.early-stopping={patience: 1}",
                        "evaluation.every=3")) {
            TrialResult.Done done = run(small, "none", 1, "a");
            assertThat(done.last().epoch()).isEqualTo(done.selectedEpoch() + 3).isLessThan(20);
        }
    }

    @Test
    void goesOnBetweenTwoJudgementsAsIfNeverInterrupted() {
        try (SmallExperiment small =
                new SmallExperiment(
                        folder,
                        "training.epochs=5",
                        "training.schedule={type: plateau, patience: 0}",
                        "evaluation.every=2")) {
            TrialResult.Done whole = run(small, "none", 5, "whole");
            assertThatThrownBy(() -> run(small, "none", 5, "cut", new Interruption(3), false))
                    .isInstanceOf(Interruption.Interrupted.class);
            TrialResult.Done resumed =
                    (TrialResult.Done) run(small, "none", 5, "cut", new Interruption(-1), true);
            assertThat(resumed.metrics()).isEqualTo(whole.metrics());
            assertThat(resumed.selectedEpoch()).isEqualTo(whole.selectedEpoch());
            assertThat(losses("cut")).isEqualTo(losses("whole"));
            assertThat(weights("cut")).isEqualTo(weights("whole"));
        }
    }

    @Test
    void judgesEmbeddingsByProbes() {
        try (SmallExperiment small =
                new SmallExperiment(
                        folder,
                        "evaluation.tasks=[{type: linear-probe, labels: 20}, {type: knn, k: 3},"
                                + " svm]")) {
            TrialResult.Done done = run(small, "none", 2, "a");
            assertThat(done.metrics().keySet())
                    .extracting(MetricKey::toString)
                    .contains("validation/linear-probe", "test/knn3", "test/svm");
            assertThat(done.metrics().values())
                    .allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
            // of a dozen samples a single probe may know few
            assertThat(
                            done.metrics().values().stream()
                                    .mapToDouble(Double::doubleValue)
                                    .average()
                                    .orElseThrow())
                    .isGreaterThan(0.3);
        }
    }

    @Test
    void reportsTheChosenAndTheLastEpoch() {
        try (SmallExperiment small = new SmallExperiment(folder)) {
            TrialResult.Done done = run(small, "none", 2, "a");
            assertThat(done.metrics().keySet())
                    .extracting(MetricKey::toString)
                    .contains(
                            "validation/top1",
                            "validation/retrieval-map",
                            "test/top1",
                            "test/top5",
                            "test/retrieval-top1",
                            "test/retrieval-top5",
                            "test/retrieval-top10",
                            "test/retrieval-map");
            assertThat(done.last().metrics()).containsOnlyKeys(done.metrics().keySet());
            assertThat(done.last().epoch()).isEqualTo(4);
            List<EpochRecord> epochs = new TrialFolder(folder.resolve("a")).epochs();
            assertThat(
                            epochs.get(done.selectedEpoch() - 1)
                                    .metrics()
                                    .get(MetricKey.parse("validation/top1")))
                    .isEqualTo(done.metrics().get(MetricKey.parse("validation/top1")));
        }
    }

    @Test
    void needsSomethingToSelectBy() {
        try (SmallExperiment small = new SmallExperiment(folder, "dataset.validation=0")) {
            assertThatThrownBy(() -> run(small, "none", 1, "a"))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "evaluation.select: 'validation/top1' judges each epoch on validation"
                                + " samples, but the data set has none; set it to 'last', or map a"
                                + " subset to 'validation'");
        }
    }

    @Test
    void needsTwoSamplesToLearnFrom() {
        try (SmallExperiment small = new SmallExperiment(folder, "dataset.train=1")) {
            assertThatThrownBy(() -> run(small, "none", 1, "a"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("at least two samples");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "greedy-when-made|while the networks were made",
                "greedy-in-a-step|with a batch of 16 (image [16, 1, 12, 12])"
            })
    void failsWhereMemoryIsTooSmallAndLetsTheNextTrialRun(String method, String when) {
        assumeThat(Engine.getDefaultEngineName()).isEqualTo("PyTorch");
        try (SmallExperiment small = new SmallExperiment(folder, "training.epochs=1")) {
            TrialResult failed = run(small, method, 1, "a", new Interruption(-1), false);

            assertThat(failed)
                    .isInstanceOfSatisfying(
                            TrialResult.Failed.class,
                            result ->
                                    assertThat(result.error())
                                            .startsWith("out of memory %s; ".formatted(when))
                                            .contains("4398046511104 bytes"));
            assertThat(new TrialFolder(folder.resolve("a")).result()).contains(failed);
            assertThat(run(small, "none", 1, "b").metrics()).isNotEmpty();
        }
    }

    @Test
    void passesOverALastBatchOfOneSample() {
        try (SmallExperiment small = new SmallExperiment(folder, "dataset.train=33")) {
            TrialResult.Done done = run(small, "mnf+csc", 1, "a");
            assertThat(done.metrics().values()).allSatisfy(value -> assertThat(value).isFinite());
        }
    }

    @Test
    void saysThatAProjectionWasPutIn() {
        try (SmallExperiment small = new SmallExperiment(folder, "teacher.width=24")) {
            assertThat(run(small, "mnf+csc", 1, "a").notes())
                    .contains(
                            "the teacher's 24-d embeddings are projected to the student's width 16"
                                    + " by a trained linear layer");
            assertThat(run(small, "kd", 1, "b").notes())
                    .noneMatch(note -> note.contains("projected"));
        }
    }

    @Test
    void learnsFromLabelsAloneWhereTheTeacherKnowsNothing() throws IOException {
        Precomputed files = new Precomputed(folder.resolve("known"));
        try (SmallExperiment all = new SmallExperiment(folder)) {
            files.write(all, index -> index % 2 == 0);
        }
        try (SmallExperiment small =
                new SmallExperiment(folder, files.override(), "training.epochs=2")) {
            for (String method : List.of("kd", "mnf+csc")) {
                TrialResult.Done done = run(small, method, 1, method);
                assertThat(done.metrics().values())
                        .allSatisfy(value -> assertThat(value).isFinite());
                assertThat(done.notes())
                        .contains(
                                "the teacher knows nothing about 20 of 40 train, 6 of 12"
                                        + " validation, 6 of 12 test samples; such samples train"
                                        + " by their labels alone");
            }
        }
    }

    @Test
    void takesAStepOfSamplesThatTheTeacherKnowsNothingAbout() throws IOException {
        Precomputed files = new Precomputed(folder.resolve("known"));
        try (SmallExperiment all = new SmallExperiment(folder)) {
            files.write(all, index -> index < 2);
        }
        // 20 batches of two, at least 18 of which have no sample that the teacher knows
        try (SmallExperiment small =
                new SmallExperiment(
                        folder, files.override(), "training.epochs=1", "training.batch-size=2")) {
            run(small, "kd", 1, "kd");
            run(small, "mnf+csc", 1, "mnf");
            run(small, "none", 1, "none");
        }
        assertThat(losses("kd").get(0).get("kd")).isPositive();
        assertThat(losses("mnf").get(0)).containsKeys("class", "csc", "mnf-class");
        assertThat(losses("none").get(0)).containsOnlyKeys("class");
    }

    private TrialResult.Done run(SmallExperiment small, String method, int seed, String name) {
        TrialResult result = run(small, method, seed, name, new Interruption(-1), false);
        assertThat(result).isInstanceOf(TrialResult.Done.class);
        return (TrialResult.Done) result;
    }

    private TrialResult run(
            SmallExperiment small,
            String method,
            int seed,
            String name,
            TrialListener listener,
            boolean resume) {
        TrialFolder own = new TrialFolder(folder.resolve(name));
        return small.runner(listener).run(small.method(method), seed, own, resume);
    }

    private List<Map<String, Double>> losses(String name) {
        return new TrialFolder(folder.resolve(name))
                .epochs().stream().map(EpochRecord::losses).toList();
    }

    private List<Byte> weights(String name) {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            Path file =
                    files.filter(f -> f.endsWith("student.safetensors")).findFirst().orElseThrow();
            List<Byte> bytes = new ArrayList<>();
            for (byte value : Files.readAllBytes(file)) {
                bytes.add(value);
            }
            return bytes;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
