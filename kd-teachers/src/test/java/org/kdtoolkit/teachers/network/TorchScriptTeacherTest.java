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
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.model.FeatureMapShape;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherOutput;
import org.kdtoolkit.api.model.TeacherShape;
import org.kdtoolkit.formats.numpy.NpzReader;

/** The models and what they return are described in {@code torchscript/generate.py}. */
class TorchScriptTeacherTest {

    private static final List<OutputRole> PAIR = List.of(OutputRole.EMBEDDING, OutputRole.LOGITS);
    private static final List<OutputRole> ALL =
            List.of(OutputRole.EMBEDDING, OutputRole.LOGITS, OutputRole.FEATURE_MAP);

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir private Path cache;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void givesWhatTheModelReturns() {
        Frames frames = new Frames();
        Teacher teacher = open("three.pt", ALL, frames);
        assertThat(teacher.shape())
                .isEqualTo(
                        TeacherShape.of(3, true)
                                .withFeatureMap(
                                        Optional.of(new FeatureMapShape(new Shape(2, 2), 2))));
        assertThat(teacher.needsInput()).isFalse();
        TeacherOutput train = teacher.output(frames.batch(Subset.TRAIN, manager), manager);
        assertValues(train.embedding(), 0.15f, 0.3f, 1, 0.1f, 0.2f, 1);
        assertValues(train.logits().orElseThrow(), 0.15f, -0.15f, 0, 0.1f, -0.1f, 0);
        NDArray map = train.featureMap().orElseThrow();
        assertThat(map.getShape()).isEqualTo(new Shape(2, 4, 2));
        assertValues(
                map, 0, 0, 0.1f, 0.2f, 0.2f, 0.4f, 0.3f, 0.6f, 0.1f, 0.2f, 0.1f, 0.2f, 0.1f, 0.2f,
                0.1f, 0.2f);
        TeacherOutput test = teacher.output(frames.batch(Subset.TEST, manager), manager);
        assertValues(test.embedding(), 0.1f, 0.2f, 1);
        assertThat(train.missing()).isEmpty();
        assertThat(teacher.notes()).isEmpty();
    }

    @Test
    void takesLogitsForEmbeddingsWhereThereAreNone() {
        Frames frames = new Frames();
        Teacher teacher = open("one.pt", List.of(OutputRole.LOGITS), frames);
        assertThat(teacher.shape()).isEqualTo(TeacherShape.of(3, true));
        assertValues(
                teacher.output(frames.batch(Subset.TEST, manager), manager).embedding(),
                0.1f,
                -0.1f,
                0);
    }

    @Test
    void hasNoStages() {
        Frames frames = new Frames().askingForStages();
        Teacher teacher = open("two.pt", PAIR, frames);
        assertThat(teacher.shape().stages()).isEmpty();
        assertThatThrownBy(
                        () ->
                                teacher.output(
                                        frames.batch(Subset.TEST, manager),
                                        manager,
                                        Set.of("layer1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the teacher has no stages, asked for 'layer1'");
    }

    @Test
    void leavesNoArraysBehind() {
        Frames frames = new Frames();
        int before = manager.getManagedArrays().size();
        open("three.pt", ALL, frames);
        assertThat(manager.getManagedArrays()).hasSize(before);
    }

    @Test
    void asksOnceAndKeepsTheAnswers() throws IOException {
        open("two.pt", PAIR, new Frames());
        Path own = ofTwoSamples(kept());
        List<Path> before = kept();
        open("two.pt", PAIR, new Frames().withFirst(1, 1, 1, 1));
        List<Path> added = kept();
        added.removeAll(before);
        assertThat(before).hasSize(2);
        assertThat(added).hasSize(1);

        // answers to other images, where the answers to these are kept, show who is asked
        Files.copy(added.get(0), own, StandardCopyOption.REPLACE_EXISTING);
        assertThat(firstEmbedding(new Frames())).isCloseTo(1, within(1e-6f));
        assertThat(kept()).hasSize(3);
    }

    @Test
    void asksAgainWhatIsAskedOfOtherRolesOrByAnotherModel() throws IOException {
        open("two.pt", PAIR, new Frames());
        open("two.pt", List.of(OutputRole.LOGITS, OutputRole.EMBEDDING), new Frames());
        assertThat(kept()).hasSize(4);
        open(Files.copy(model("two.pt"), cache.resolve("same.pt")), PAIR, new Frames());
        assertThat(kept()).hasSize(4);
        Path changed = Files.copy(model("two.pt"), cache.resolve("changed.pt"));
        Files.write(changed, new byte[] {0}, StandardOpenOption.APPEND);
        open(changed, PAIR, new Frames());
        assertThat(kept()).hasSize(6);
    }

    @Test
    void rebuildsABrokenFileOfAnswers() throws IOException {
        open("two.pt", PAIR, new Frames());
        Path own = ofTwoSamples(kept());
        byte[] whole = Files.readAllBytes(own);
        byte[] flipped = whole.clone();
        flipped[whole.length / 2] ^= 1;
        for (byte[] broken :
                List.of(Arrays.copyOf(whole, whole.length / 2), flipped, new byte[0])) {
            Files.write(own, broken);
            assertThat(firstEmbedding(new Frames())).isCloseTo(0.15f, within(1e-6f));
            assertThat(NpzReader.read(own)).containsKeys("embedding", "logits");
        }
    }

    @Test
    void mayBeAskedByTwoAtOnce() throws InterruptedException, ExecutionException, IOException {
        ExecutorService two = Executors.newFixedThreadPool(2);
        try {
            Callable<Float> task = () -> firstEmbedding(new Frames());
            for (Future<Float> first : two.invokeAll(List.of(task, task, task, task))) {
                assertThat(first.get()).isCloseTo(0.15f, within(1e-6f));
            }
        } finally {
            two.shutdown();
        }
        assertThat(kept()).hasSize(2);
        try (Stream<Path> files = Files.list(cache)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void knowsNothingAboutSamplesThatCannotBeRead() {
        Frames frames = new Frames().withoutFirst();
        Teacher teacher = open(model("two.pt"), PAIR, frames, OnMissing.KEEP);
        TeacherOutput output = teacher.output(frames.batch(Subset.TRAIN, manager), manager);
        assertThat(output.missing()).containsExactly(0);
        assertValues(output.embedding(), 0, 0, 0, 0.1f, 0.2f, 1);
        assertThat(teacher.notes())
                .containsExactly(
                        "the teacher knows nothing about 1 of 2 train samples; such samples train"
                                + " by their labels alone");
        assertThatThrownBy(() -> open("two.pt", PAIR, frames))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith("sample 'train-0' (train): no such image");
    }

    @Test
    void saysWhichSampleTheModelBreaksOn() throws IOException {
        Frames frames = new Frames().withFirst(0.5f, 0.5f, 0.5f, 0.5f);
        assertThatThrownBy(() -> open("broken.pt", List.of(OutputRole.LOGITS), frames))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "the teacher's logits of the sample 'train-0' holds NaN; look at the"
                                + " network, and at what it is given");
        assertThat(kept()).isEmpty();
    }

    @Test
    void refusesAModelThatReturnsSomethingElse() {
        assertThatThrownBy(() -> open("one.pt", PAIR, new Frames()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        model("one.pt")
                                + " returns 1 tensor of shapes (2, 3), but 'outputs' names 2:"
                                + " [embedding, logits]; name one for each, in the model's order");
        List<OutputRole> swapped =
                List.of(OutputRole.EMBEDDING, OutputRole.FEATURE_MAP, OutputRole.LOGITS);
        assertThatThrownBy(() -> open("three.pt", swapped, new Frames()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        model("three.pt")
                                + " returns (2, 3) as its feature-map, expected (2, channels,"
                                + " positions...); 'outputs' names the roles in the model's order:"
                                + " [embedding, feature-map, logits]");
    }

    @Test
    void refusesAModelOfOtherClassesOrInputs() {
        assertThatThrownBy(() -> open("two.pt", PAIR, new Frames().withClasses(4)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        model("two.pt")
                                + " returns (2, 3) as its logits, expected (2, 4), a value for each"
                                + " class; 'outputs' names the roles in the model's order:"
                                + " [embedding, logits]");
        assertThatThrownBy(() -> open("two.pt", PAIR, new Frames().withChannels(3)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith(
                        model("two.pt")
                                + " does not take batches of shape (2, 3, 12, 12), which the"
                                + " modality 'image' has: ")
                .hasMessageContaining("RuntimeError")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAFileThatIsNoModel() throws IOException {
        Path file = Files.writeString(cache.resolve("weights.pt"), "no model");
        assertThatThrownBy(() -> open(file, PAIR, new Frames(), OnMissing.FAULT))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + " is no TorchScript model (")
                .hasMessageEndingWith("; write it by torch.jit.script(model).save(...)");
    }

    @Test
    void refusesRolesThatMakeNoTeacher() {
        assertThatThrownBy(
                        () ->
                                config(
                                        model("one.pt"),
                                        List.of(OutputRole.LOGITS, OutputRole.LOGITS)))
                .hasMessage("'outputs' names a role twice: [logits, logits]");
        assertThatThrownBy(() -> config(model("one.pt"), List.of(OutputRole.FEATURE_MAP)))
                .hasMessage(
                        "'outputs' needs an embedding, logits or both, found only a feature-map");
    }

    private float firstEmbedding(Frames frames) {
        Teacher teacher = open("two.pt", PAIR, frames);
        try (NDManager step = manager.newSubManager()) {
            return teacher.output(frames.batch(Subset.TRAIN, step), step)
                    .embedding()
                    .toFloatArray()[0];
        }
    }

    private Teacher open(String model, List<OutputRole> outputs, Frames frames) {
        return open(model(model), outputs, frames);
    }

    private Teacher open(Path model, List<OutputRole> outputs, Frames frames) {
        return open(model, outputs, frames, OnMissing.FAULT);
    }

    private Teacher open(Path model, List<OutputRole> outputs, Frames frames, OnMissing onMissing) {
        return TorchScriptTeacher.open(config(model, outputs), frames.context(onMissing, manager));
    }

    private TorchScriptConfig config(Path model, List<OutputRole> outputs) {
        return new TorchScriptConfig(model, outputs, 64, Optional.of(cache));
    }

    private static Path model(String name) {
        return Frames.resource("torchscript/" + name);
    }

    private List<Path> kept() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return new ArrayList<>(
                    files.filter(file -> file.toString().endsWith(".npz")).sorted().toList());
        }
    }

    /** The file of the training samples. */
    private static Path ofTwoSamples(List<Path> files) throws IOException {
        for (Path file : files) {
            if (NpzReader.read(file).get("embedding").rows().length == 2) {
                return file;
            }
        }
        throw new AssertionError(files);
    }

    private static void assertValues(NDArray array, float... expected) {
        assertThat(array.toFloatArray()).containsExactly(expected, within(1e-6f));
    }
}
