package org.kdtoolkit.teachers.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.StudentOutput;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.models.ConvNetConfig;

/** Networks that are asked about what batches carry. */
class DrawnViewTeacherTest {

    private static final ConvNetConfig NETWORK = new ConvNetConfig(List.of(4, 6));
    private static final Set<String> STAGES = Set.of("layer1", "layer2");

    private final NDManager manager = NDManager.newBaseManager();
    private final Frames frames = new Frames().askingForDrawnViews();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void answersForTheInputOfABatchAndNotForTheFirstViewThatIsKept() {
        Backbone network = trained();
        Batch batch = frames.drawn(Subset.TRAIN, manager);
        StudentOutput expected = network.forward(batch.input(Frames.MODALITY), false);
        for (int batchSize : new int[] {1, 2, 64}) {
            try (Teacher teacher = open(frames, OnMissing.FAULT, batchSize)) {
                TeacherOutput output = teacher.output(batch, manager);
                assertClose(output.embedding(), expected.embedding());
                assertClose(output.logits().orElseThrow(), expected.logits());
                assertClose(output.featureMap().orElseThrow(), expected.featureMap());
                assertThat(output.missing()).isEmpty();
                assertThat(output.embedding().toFloatArray())
                        .isNotEqualTo(first(teacher).embedding().toFloatArray());
            }
        }
    }

    @Test
    void answersForFirstViewsWithoutAnInputAsIfNothingElseWereAsked() {
        trained();
        try (Teacher asked = open(frames, OnMissing.FAULT, 2);
                Teacher plain = open(new Frames(), OnMissing.FAULT, 2)) {
            assertThat(plain.answersDrawnViews()).isFalse();
            assertThat(asked.answersDrawnViews()).isTrue();
            assertThat(asked.needsInput()).isFalse();
            assertThat(asked.perceives()).isTrue();
            assertThat(asked.shape()).isEqualTo(plain.shape());
            assertThat(asked.notes()).isEqualTo(plain.notes());
            assertThat(first(asked).embedding().toFloatArray())
                    .isEqualTo(first(plain).embedding().toFloatArray());
            assertThat(first(asked).logits().orElseThrow().toFloatArray())
                    .isEqualTo(first(plain).logits().orElseThrow().toFloatArray());
        }
    }

    @Test
    void keepsNothingOfDrawnViews() throws IOException {
        trained();
        try (Teacher teacher = open(frames, OnMissing.FAULT, 2)) {
            Map<String, String> kept = kept();
            assertThat(kept).hasSize(2);
            teacher.output(frames.drawn(Subset.TRAIN, manager), manager);
            teacher.output(frames.drawn(Subset.TRAIN, manager), manager);
            assertThat(kept()).isEqualTo(kept);
        }
        try (Teacher again = open(new Frames(), OnMissing.FAULT, 2)) {
            assertThat(again.shape()).isNotNull();
            assertThat(kept()).as("one cache of first views for both").hasSize(2);
        }
    }

    @Test
    void givesStagesOfTheDrawnViews() {
        Backbone network = trained();
        Frames asked = frames.askingForStages();
        Batch batch = asked.drawn(Subset.TRAIN, manager);
        Map<String, NDArray> expected =
                network.forward(batch.input(Frames.MODALITY), false, STAGES).stages();
        try (Teacher teacher = open(asked, OnMissing.FAULT, 1)) {
            TeacherOutput output = teacher.output(batch, manager, STAGES);
            assertThat(output.stages()).containsOnlyKeys(STAGES);
            expected.forEach((stage, map) -> assertClose(output.stage(stage), map));
            TeacherOutput ofFirst =
                    teacher.output(asked.batch(Subset.TRAIN, manager), manager, STAGES);
            assertThat(ofFirst.stage("layer1").toFloatArray())
                    .isNotEqualTo(output.stage("layer1").toFloatArray());
        }
    }

    @Test
    void holdsZerosWhereItCouldNotReadTheFirstView() {
        Backbone network = trained();
        Frames asked = frames.withoutFirst().askingForStages();
        Batch batch = asked.drawn(Subset.TRAIN, manager);
        NDArray second = batch.input(Frames.MODALITY).get("1:2");
        StudentOutput expected = network.forward(second, false, STAGES);
        try (Teacher teacher = open(asked, OnMissing.KEEP, 2)) {
            TeacherOutput output = teacher.output(batch, manager, STAGES);
            assertThat(output.missing()).containsExactly(0);
            assertClose(output.embedding().get("1:2"), expected.embedding());
            assertThat(output.embedding().get(0).toFloatArray()).containsOnly(0);
            assertClose(output.stage("layer2").get("1:2"), expected.stage("layer2"));
            assertThat(output.stage("layer2").get(0).toFloatArray()).containsOnly(0);
        }
    }

    @Test
    void refusesDrawnViewsThatItIsNotShown() {
        trained();
        try (Teacher teacher = open(frames, OnMissing.FAULT, 2)) {
            Batch unseen = frames.batch(Subset.TEST, manager).withViews(List.of(new View.Drawn(7)));
            assertThatThrownBy(() -> teacher.output(unseen, manager))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "the teacher is asked about Drawn[seed=7], but the batch does not carry"
                                    + " its modality 'image'");
        }
    }

    @Test
    void saysThatADrawnViewGivesAnotherShape() {
        trained();
        try (Teacher teacher = open(frames, OnMissing.FAULT, 2)) {
            Batch larger =
                    frames.drawn(Subset.TEST, manager)
                            .withInput(Frames.MODALITY, manager.ones(new Shape(1, 1, 16, 16)));
            assertThatThrownBy(() -> teacher.output(larger, manager))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "the teacher's feature-map of the sample 'test-0' has shape (64, 6) in"
                                    + " the view that was drawn, in its first view (36, 6); give"
                                    + " the modality 'image' a fixed size");
        }
    }

    @Test
    void leavesNoArraysBehind() {
        trained();
        int before = manager.getManagedArrays().size();
        try (Teacher teacher = open(frames.askingForStages(), OnMissing.FAULT, 1)) {
            int opened = manager.getManagedArrays().size();
            try (NDManager step = manager.newSubManager()) {
                Batch batch = frames.drawn(Subset.TRAIN, step);
                int carried = step.getManagedArrays().size();
                teacher.output(batch, step, Set.of("layer1"));
                assertThat(step.getManagedArrays().size() - carried)
                        .as("embedding, logits, feature map and a stage")
                        .isEqualTo(4);
            }
            assertThat(manager.getManagedArrays()).hasSize(opened);
        }
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void asksAScriptedModelOnWhateverEngineTheExperimentHas() throws IOException, SampleException {
        List<OutputRole> roles =
                List.of(OutputRole.EMBEDDING, OutputRole.LOGITS, OutputRole.FEATURE_MAP);
        TorchScriptConfig config =
                new TorchScriptConfig(
                        Frames.resource("torchscript/three.pt"),
                        roles,
                        64,
                        Optional.of(folder.resolve("cache")));
        Batch batch = frames.batch(Subset.TEST, manager);
        // the first view of a training sample, as the drawn one of a test sample
        NDArray image =
                manager.create(
                        frames.samples(Subset.TRAIN).read(0, Frames.MODALITY).values(),
                        new Shape(1, 1, 12, 12));
        Batch drawn = batch.withInput(Frames.MODALITY, image).withViews(List.of(new View.Drawn(1)));
        try (Teacher teacher =
                TorchScriptTeacher.open(config, frames.context(OnMissing.FAULT, manager))) {
            Map<String, String> kept = kept();
            TeacherOutput output = teacher.output(drawn, manager);
            TeacherOutput known = teacher.output(frames.batch(Subset.TRAIN, manager), manager);
            assertClose(output.embedding(), known.embedding().get("0:1"));
            assertClose(output.logits().orElseThrow(), known.logits().orElseThrow().get("0:1"));
            assertClose(
                    output.featureMap().orElseThrow(), known.featureMap().orElseThrow().get("0:1"));
            assertThat(output.embedding().getManager()).isSameAs(manager);
            assertThat(output.embedding().hasGradient()).isFalse();
            assertThat(kept()).isEqualTo(kept);
        }
    }

    private Backbone trained() {
        return TrainedNetworks.create(
                new Frames().context(OnMissing.FAULT, manager), NETWORK, weights());
    }

    private TeacherOutput first(Teacher teacher) {
        return teacher.output(frames.batch(Subset.TRAIN, manager), manager);
    }

    private Path weights() {
        return folder.resolve("student.safetensors");
    }

    private Teacher open(Frames seen, OnMissing onMissing, int batchSize) {
        return BackboneTeacher.open(
                new BackboneConfig(
                        new NetworkSpec("convnet", NETWORK),
                        weights(),
                        Optional.empty(),
                        true,
                        batchSize,
                        Optional.of(folder.resolve("cache"))),
                seen.context(onMissing, manager));
    }

    /** The files of the cache, with what they hold. */
    private Map<String, String> kept() throws IOException {
        Map<String, String> kept = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder.resolve("cache"))) {
            for (Path file : files.toList()) {
                kept.put(file.getFileName().toString(), Arrays.toString(Files.readAllBytes(file)));
            }
        }
        return kept;
    }

    private static void assertClose(NDArray actual, NDArray expected) {
        assertThat(actual.getShape()).isEqualTo(expected.getShape());
        assertThat(actual.toFloatArray()).containsExactly(expected.toFloatArray(), within(1e-6f));
    }
}
