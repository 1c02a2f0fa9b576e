package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.distill.InitialPhase;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.distill.ObjectiveStep;
import org.kdtoolkit.api.distill.StudentLoss;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.report.result.EpochRecord;
import org.kdtoolkit.report.result.TrialFolder;
import org.kdtoolkit.report.result.TrialResult;

class InitialTrainingTest {

    private static final String YAML =
            """
            name: small
            seeds: [1]
            dataset: {type: synthetic, classes: 3, train: 40, validation: 12, test: 12, size: 12}
            teacher: {modality: audio, type: tone-listener, width: 16}
            student: {modality: image, type: convnet, widths: [8, 16]}
            training:
              epochs: 2
              batch-size: 16
              optimizer: {type: adam, learning-rate: 0.01, weight-decay: 0.01}
            methods:
              - none
              - {name: warmed, objectives: [{type: warmed, epochs: 3}]}
              - {name: unwarmed, objectives: [{type: warmed, epochs: 0}]}
              - {name: looked, objectives: [looking]}
              - {name: csc, objectives: [{type: csc, weight: 0}]}
              - {name: looked+csc, objectives: [looking, {type: csc, weight: 0}]}
            evaluation: {tasks: [recognition]}
            output: out
            """;

    @TempDir Path folder;

    /** The keys of {@code warmed}. */
    record Config(@Default("1") int epochs) {}

    /** Makes the student's embeddings short before the training, and takes no part in that. */
    private record Warmed(int epochs) implements Objective {

        @Override
        public Losses evaluate(ObjectiveStep step) {
            NDArray embedding = step.student().embedding();
            return Losses.of(new StudentLoss("warmed", embedding.square().mean()));
        }

        @Override
        public Optional<InitialPhase> initialPhase() {
            return Optional.of(InitialPhase.ofStudent(training -> epochs, this::evaluate).only());
        }
    }

    /** The keys of {@code looking}. */
    record NoKeys() {}

    /** Looks at samples before the training, and leaves the student as it is. */
    private final class Looking implements Objective {

        @Override
        public Losses evaluate(ObjectiveStep step) {
            for (int index : step.batch().indices()) {
                seenBefore.add(index);
            }
            isSeen = true;
            return Losses.none();
        }

        @Override
        public void afterStep() {
            stepsBefore += isSeen ? 1 : 0;
            isSeen = false;
        }

        @Override
        public Optional<InitialPhase> initialPhase() {
            return Optional.of(InitialPhase.ofDistiller(training -> 2, this::evaluate).only());
        }
    }

    private final Set<Integer> seenBefore = new TreeSet<>();
    private boolean isSeen;
    private int stepsBefore;

    private List<Provider<?, ?>> providers() {
        return List.of(
                ObjectiveProvider.builder("looking", NoKeys.class)
                        .summary("looks at samples before the training, for tests")
                        .build((config, context) -> new Looking()),
                ObjectiveProvider.builder("warmed", Config.class)
                        .summary("short embeddings before the training, for tests")
                        .build((config, context) -> new Warmed(config.epochs())));
    }

    private SmallExperiment small(String... overrides) {
        return new SmallExperiment(folder, YAML, providers(), overrides);
    }

    /** Ends a trial behind an epoch, whether of the training or before it. */
    private record Ending(int initial, int epoch) implements TrialListener {

        @Override
        public void kept(TrialResult result) {}

        @Override
        public void started(String method, int seed, int finishedEpochs, int epochs) {}

        @Override
        public void finishedInitialEpoch(EpochRecord record, int epochs) {
            if (record.epoch() == initial) {
                throw new Interruption.Interrupted();
            }
        }

        @Override
        public void finishedEpoch(EpochRecord record) {
            if (record.epoch() == epoch) {
                throw new Interruption.Interrupted();
            }
        }

        @Override
        public void finished(TrialResult result) {}
    }

    @Test
    void itsEpochsStandInAFileOfTheirOwn() {
        try (SmallExperiment small = small()) {
            TrialResult.Done done = (TrialResult.Done) run(small, "warmed", "a", new Ending(0, 0));
            List<EpochRecord> initial = folder("a").initialEpochs();
            assertThat(initial).extracting(EpochRecord::epoch).containsExactly(1, 2, 3);
            assertThat(initial).allSatisfy(e -> assertThat(e.losses()).containsOnlyKeys("warmed"));
            assertThat(initial.get(2).losses().get("warmed"))
                    .isLessThan(initial.get(0).losses().get("warmed"));
            assertThat(folder("a").epochs()).hasSize(2);
            assertThat(folder("a").epochs())
                    .allSatisfy(e -> assertThat(e.losses()).containsOnlyKeys("class"));
            double before = initial.stream().mapToDouble(EpochRecord::seconds).sum();
            double epochs = folder("a").epochs().stream().mapToDouble(EpochRecord::seconds).sum();
            assertThat(done.cost().seconds()).isGreaterThan(before + epochs);
            assertThat(done.notes())
                    .contains(
                            "3 initial epochs trained the student before the training; the seconds"
                                    + " include that");
        }
    }

    @Test
    void withoutEpochsATrialIsThatOfTheTrainingAlone() {
        try (SmallExperiment small = small()) {
            run(small, "none", "none", new Ending(0, 0));
            run(small, "unwarmed", "unwarmed", new Ending(0, 0));
            assertThat(folder("unwarmed").initialEpochsFile()).doesNotExist();
            assertThat(losses("unwarmed")).isEqualTo(losses("none"));
            assertThat(folder("unwarmed").epochs())
                    .extracting(EpochRecord::metrics)
                    .isEqualTo(folder("none").epochs().stream().map(EpochRecord::metrics).toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"looked, none", "looked+csc, csc"})
    void behindItAMethodThatLearnsFromLabelsAloneHasTheBatchesOfThoseThatDo(
            String method, String other) throws IOException {
        try (SmallExperiment small = small("dataset.labels={per-class: 3}")) {
            TrialResult.Done done = (TrialResult.Done) run(small, method, "a", new Ending(0, 0));
            run(small, other, "b", new Ending(0, 0));
            assertThat(seenBefore).hasSize(40);
            assertThat(losses("a")).isEqualTo(losses("b"));
            assertThat(values("a")).isEqualTo(values("b"));
            assertThat(done.notes())
                    .contains(
                            "behind the initial epochs nothing in it learns from samples without a"
                                    + " label: it sees none there");
        }
    }

    @Test
    void beforeItALabelledShareIsKept() {
        String[] shared = {"dataset.labels={per-class: 3}", "training.labelled-share=0.25"};
        try (SmallExperiment small = small(shared)) {
            run(small, "looked", "a", new Ending(0, 0));
            run(small, "none", "b", new Ending(0, 0));
            assertThat(seenBefore).hasSizeGreaterThan(9);
            assertThat(losses("a")).isEqualTo(losses("b"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1,0", "2,0", "3,0", "0,1"})
    void goesOnFromACheckpointToTheSameBits(int initial, int epoch) throws IOException {
        try (SmallExperiment small = small("training.average={decay: 0.9}")) {
            run(small, "warmed", "whole", new Ending(0, 0));
            assertThatThrownBy(() -> run(small, "warmed", "cut", new Ending(initial, epoch)))
                    .isInstanceOf(Interruption.Interrupted.class);

            small.runner(new Ending(0, 0)).run(small.method("warmed"), 5, folder("cut"), true);

            assertThat(initialLosses("cut")).isEqualTo(initialLosses("whole"));
            assertThat(losses("cut")).isEqualTo(losses("whole"));
            assertThat(weights("cut")).isEqualTo(weights("whole"));
        }
    }

    @Test
    void itsEpochsThawNothing() {
        String[] forGood = {"training.freeze=[{parts: [backbone]}]"};
        String[] forAnEpoch = {"training.freeze=[{parts: [backbone], epochs: 1}]"};
        try (SmallExperiment small = small(forGood);
                SmallExperiment thawing = small(forAnEpoch)) {
            run(small, "warmed", "a", new Ending(0, 0));
            run(thawing, "warmed", "b", new Ending(0, 0));
            assertThat(initialLosses("b")).isEqualTo(initialLosses("a"));
            assertThat(losses("b").get(0)).isEqualTo(losses("a").get(0));
            assertThat(losses("b").get(1)).isNotEqualTo(losses("a").get(1));
        }
    }

    @Test
    void itsObjectivesHearOfTheEndsOfItsSteps() {
        try (SmallExperiment small = small()) {
            run(small, "looked", "a", new Ending(0, 0));
            assertThat(stepsBefore).isEqualTo(2 * 3);
        }
    }

    @Test
    void refusesEpochsThatAreNotThoseOfTheCheckpoint() throws IOException {
        try (SmallExperiment small = small()) {
            assertThatThrownBy(() -> run(small, "warmed", "cut", new Ending(2, 0)))
                    .isInstanceOf(Interruption.Interrupted.class);
            Path file = folder("cut").initialEpochsFile();
            Files.writeString(file, Files.readString(file).replace("warmed", "heated"));
            assertThatThrownBy(
                            () ->
                                    small.runner(new Ending(0, 0))
                                            .run(small.method("warmed"), 5, folder("cut"), true))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("initial.jsonl: expected the 2 epochs of the checkpoint");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"warmed", "unwarmed"})
    void leavesNoArraysBehind(String method) {
        try (SmallExperiment small = small()) {
            int before = small.arrays();
            run(small, method, "a", new Ending(0, 0));
            assertThat(small.arrays()).isEqualTo(before);
        }
    }

    private TrialResult run(
            SmallExperiment small, String method, String name, TrialListener listener) {
        return small.runner(listener).run(small.method(method), 5, folder(name), false);
    }

    private TrialFolder folder(String name) {
        return new TrialFolder(folder.resolve(name));
    }

    private List<Map<String, Double>> losses(String name) {
        return folder(name).epochs().stream().map(EpochRecord::losses).toList();
    }

    private List<Map<String, Double>> initialLosses(String name) {
        return folder(name).initialEpochs().stream().map(EpochRecord::losses).toList();
    }

    /** The weights without what stands before them, which names the method. */
    private byte[] values(String name) throws IOException {
        byte[] file = weights(name);
        long head = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
        return Arrays.copyOfRange(file, Math.toIntExact(Long.BYTES + head), file.length);
    }

    private byte[] weights(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name).resolve("student.safetensors"));
    }
}
