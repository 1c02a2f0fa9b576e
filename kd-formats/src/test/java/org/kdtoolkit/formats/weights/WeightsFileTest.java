package org.kdtoolkit.formats.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.formats.files.AtomicFile;
import org.kdtoolkit.formats.torch.SafetensorsWriter;
import org.kdtoolkit.formats.torch.StateFile;
import org.kdtoolkit.testkit.Fixture;

class WeightsFileTest {

    private static final Map<String, Shape> NETWORK =
            Map.of("conv.weight", new Shape(2, 3), "fc.weight", new Shape(4, 2));

    @TempDir private Path folder;
    private NDManager manager;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void whatWasWrittenIsLoaded() {
        StateDict written = network("weight", new Shape(2, 3));
        WeightsFile file = new WeightsFile(folder.resolve("student.safetensors"));
        file.write(written);
        StateDict other = network("weight", new Shape(2, 3));

        file.load(other, manager, "");

        assertThat(values(other, "weight")).containsExactly(values(written, "weight"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interop_min.pth",
                "interop_legacy.pth",
                "interop_seed.pth",
                "interop_module.pth",
                "interop.safetensors"
            })
    void theStudentOfAPublishedCheckpointIsLoaded(String name) throws IOException {
        Map<String, NDArray> expected = Fixture.load("interop", manager).under("state_dict/");
        expected.keySet().removeIf(weight -> weight.endsWith("num_batches_tracked"));
        Map<String, Shape> shapes = new HashMap<>();
        expected.forEach((weight, array) -> shapes.put(weight, array.getShape()));
        StateDict network = network(shapes);

        new WeightsFile(saved(name)).load(network, manager, "");

        expected.forEach(
                (weight, array) ->
                        assertThat(values(network, weight))
                                .as(weight)
                                .containsExactly(array.toFloatArray()));
    }

    @Test
    void aFileWithoutTheWeightsIsNamed() {
        SafetensorsWriter writer = new SafetensorsWriter();
        for (int i = 0; i < 9; i++) {
            writer.add("layers.%d.weight".formatted(i), new Shape(2), () -> new float[2]);
        }
        Path file = folder.resolve("layers.safetensors");
        AtomicFile.write(file, writer::writeTo);

        assertThatThrownBy(
                        () ->
                                new WeightsFile(file)
                                        .load(network("fc", new Shape(4)), manager, "try another"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: holds nothing of the network, such as 'fc' (it holds"
                                + " layers.0.weight, layers.1.weight, layers.2.weight,"
                                + " layers.3.weight, layers.4.weight and 4 more); try another",
                        file);
    }

    @Test
    void besideEachBatchNormStandsTheCounterOfPyTorch() {
        WeightsFile file = new WeightsFile(folder.resolve("student.safetensors"));

        file.write(network("bn.running_var", new Shape(2)));

        try (StateFile read = StateFile.open(file.path())) {
            assertThat(read.tensors()).containsOnlyKeys("bn.running_var", "bn.num_batches_tracked");
            assertThat(read.read("bn.num_batches_tracked").values()).containsExactly(0);
            assertThat(read.tensors().get("bn.num_batches_tracked").shape()).isEqualTo(new Shape());
        }
    }

    @Test
    void aHeadOfOtherClassesIsLeftAsItIs() {
        WeightsFile file = new WeightsFile(folder.resolve("student.safetensors"));
        StateDict written = network(Map.of("conv", new Shape(2, 3), "fc", new Shape(400, 2)));
        file.write(written);
        StateDict student = network(Map.of("conv", new Shape(2, 3), "fc", new Shape(51, 2)));
        float[] before = values(student, "fc");

        SavedHead head = file.loadAllButHead(student, Set.of("fc"), manager, "");

        assertThat(head).isEqualTo(new SavedHead.OfOtherClasses(400));
        assertThat(values(student, "conv")).containsExactly(values(written, "conv"));
        assertThat(values(student, "fc")).containsExactly(before);
    }

    @Test
    void aHeadOfTheSameClassesIsLoaded() {
        WeightsFile file = new WeightsFile(folder.resolve("student.safetensors"));
        StateDict written = network("fc", new Shape(4, 2));
        file.write(written);
        StateDict student = network("fc", new Shape(4, 2));

        assertThat(file.loadAllButHead(student, Set.of("fc"), manager, ""))
                .isEqualTo(new SavedHead.Taken());

        assertThat(values(student, "fc")).containsExactly(values(written, "fc"));
    }

    @Test
    void aHeadThatTheFileLacksKeepsItsWeights() {
        WeightsFile file = new WeightsFile(folder.resolve("encoder.safetensors"));
        StateDict written = network("conv", new Shape(2, 3));
        file.write(written);
        StateDict student = network(Map.of("conv", new Shape(2, 3), "fc", new Shape(51, 2)));
        float[] before = values(student, "fc");

        assertThat(file.lacksHead(student, Set.of("fc"), "")).isTrue();
        assertThat(file.loadAllButHead(student, Set.of("fc"), manager, ""))
                .isEqualTo(new SavedHead.Absent());

        assertThat(values(student, "conv")).containsExactly(values(written, "conv"));
        assertThat(values(student, "fc")).containsExactly(before);
    }

    @Test
    void aBodyAloneDoesNotCompeteWithAWholeNetwork() {
        WeightsFile file = new WeightsFile(folder.resolve("both.safetensors"));
        StateDict written =
                network(
                        new TreeMap<>(
                                Map.of(
                                        "encoder.conv", new Shape(2, 3),
                                        "student.conv", new Shape(2, 3),
                                        "student.fc", new Shape(4, 2))));
        file.write(written);
        StateDict student = network(Map.of("conv", new Shape(2, 3), "fc", new Shape(4, 2)));

        assertThat(file.lacksHead(student, Set.of("fc"), "")).isFalse();
        assertThat(file.loadAllButHead(student, Set.of("fc"), manager, ""))
                .isEqualTo(new SavedHead.Taken());

        assertThat(values(student, "conv")).containsExactly(values(written, "student.conv"));
    }

    @Test
    void aNetworkIsFoundUnderItsOtherNames() {
        WeightsFile file = new WeightsFile(folder.resolve("short.safetensors"));
        StateDict written = network("module.norm", new Shape(3));
        file.write(written);
        StateDict own = network("encoder_norm", new Shape(3));
        StateDict student =
                StateDict.builder().addAll(own).addOtherName("norm", "encoder_norm").build();

        file.load(student, manager, "");

        assertThat(values(student, "encoder_norm")).containsExactly(values(written, "module.norm"));
    }

    @Test
    void aHeadOfAnotherWidthIsRefusedWithAllElse() {
        WeightsFile file = new WeightsFile(folder.resolve("student.safetensors"));
        file.write(network("fc", new Shape(400, 3)));
        StateDict student = network(Map.of("conv", new Shape(2, 3), "fc", new Shape(51, 2)));

        assertThatThrownBy(() -> file.loadAllButHead(student, Set.of("fc"), manager, "look"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file.path() + ": can't be loaded (")
                .hasMessageContaining("'conv' is missing")
                .hasMessageContaining("'fc' has shape (400, 3), expected (51, 2)")
                .hasMessageEndingWith("; look");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "module.",
                "_orig_mod.",
                "module._orig_mod.",
                "_orig_mod.module.",
                "model.",
                "net.",
                "network.",
                "ema_model.module.",
                "state_dict.",
                "state_dict.model.",
                "state_dict.model._orig_mod.",
                "model_state_dict.",
                "state_dict_ema.",
                "student.encoder."
            })
    void theNetworkIsFoundBehindWhatStandsBeforeItsNames(String prefix) {
        StateDict written = network(NETWORK);
        Path file = write(Map.of(prefix, written));
        StateDict network = network(NETWORK);

        new WeightsFile(file).load(network, manager, "");

        NETWORK.keySet()
                .forEach(
                        name -> assertThat(values(network, name)).isEqualTo(values(written, name)));
    }

    @Test
    void wrappersOfPartsOfTheNetworkAreLeftOut() {
        StateDict written = network(Map.of("conv.weight", new Shape(2, 3)));
        SafetensorsWriter writer = new SafetensorsWriter();
        writer.add(
                "module.conv._orig_mod.weight",
                new Shape(2, 3),
                () -> values(written, "conv.weight"));
        writer.add("module.fc.weight", new Shape(3), () -> new float[3]);
        Path file = folder.resolve("parts.safetensors");
        AtomicFile.write(file, writer::writeTo);
        StateDict network =
                network(Map.of("conv.weight", new Shape(2, 3), "fc.weight", new Shape(3)));

        new WeightsFile(file).load(network, manager, "");

        assertThat(values(network, "conv.weight")).isEqualTo(values(written, "conv.weight"));
    }

    @Test
    void aNetworkThatIsThereTwiceIsRefusedUnlessOneIsNamed() {
        StateDict averaged = network(NETWORK);
        Path file = write(Map.of("model.", network(NETWORK), "model_ema.module.", averaged));
        StateDict network = network(NETWORK);

        assertThatThrownBy(() -> new WeightsFile(file).load(network, manager, ""))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: holds this network 2 times, behind 'model' and 'model_ema.module';"
                                + " name one as the prefix ('weights-prefix' in the configuration,"
                                + " --prefix on the command line)",
                        file);
        new WeightsFile(file, Optional.of("model_ema")).load(network, manager, "");

        assertThat(values(network, "fc.weight")).isEqualTo(values(averaged, "fc.weight"));
    }

    @Test
    void theOutermostOfTwoIsNamedByAnEmptyPrefix() {
        StateDict outer = network(NETWORK);
        Path file = write(Map.of("", outer, "ema.", network(NETWORK)));
        StateDict network = network(NETWORK);

        new WeightsFile(file, Optional.of("")).load(network, manager, "");

        assertThat(values(network, "fc.weight")).isEqualTo(values(outer, "fc.weight"));
    }

    @Test
    void aWrongPrefixIsToldTheRightOne() {
        Path file = write(Map.of("state_dict.model.", network(NETWORK)));

        assertThatThrownBy(
                        () ->
                                new WeightsFile(file, Optional.of("net"))
                                        .load(network(NETWORK), manager, ""))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: holds nothing of the network behind 'net', but all of it behind"
                            + " 'state_dict.model'; name that as the prefix ('weights-prefix' in"
                            + " the configuration, --prefix on the command line)",
                        file);
    }

    @Test
    void aTeacherOfAnotherSizeBesideTheStudentIsNotTakenForIt() {
        StateDict student = network(NETWORK);
        StateDict teacher =
                network(Map.of("conv.weight", new Shape(9, 3), "fc.weight", new Shape(4, 9)));
        Path file = write(Map.of("student.", student, "teacher.", teacher));
        StateDict network = network(NETWORK);

        new WeightsFile(file).load(network, manager, "");

        assertThat(values(network, "fc.weight")).isEqualTo(values(student, "fc.weight"));
    }

    @Test
    void aSparseWeightIsRefusedByNameOnlyIfTheNetworkNeedsIt() throws IOException {
        Path file = folder.resolve("tensors.pth");
        try (InputStream in = WeightsFileTest.class.getResourceAsStream("/pickle/tensors.pth")) {
            Files.write(file, in.readAllBytes());
        }
        StateDict network = network("plain", new Shape(2, 2));
        StateDict sparse = network("sparse", new Shape(3, 3));

        new WeightsFile(file).load(network, manager, "");

        assertThat(values(network, "plain")).containsExactly(1, 2, 3, 4);
        assertThatThrownBy(() -> new WeightsFile(file).load(sparse, manager, ""))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: 'odd.sparse' can't be read: it is a sparse tensor; save it anew as an"
                            + " array of real numbers, such as with .to_dense(), .dequantize() or"
                            + " .float()",
                        file);
    }

    /** Writes networks behind their prefixes. */
    private Path write(Map<String, StateDict> networks) {
        SafetensorsWriter writer = new SafetensorsWriter();
        writer.add("epoch", 3);
        new TreeMap<>(networks)
                .forEach(
                        (prefix, network) ->
                                network.entries()
                                        .forEach(
                                                (name, parameter) ->
                                                        writer.add(
                                                                prefix + name,
                                                                parameter.getArray().getShape(),
                                                                parameter.getArray()
                                                                        ::toFloatArray)));
        Path file = folder.resolve("networks.safetensors");
        AtomicFile.write(file, writer::writeTo);
        return file;
    }

    private Path saved(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = Fixture.open(name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private StateDict network(String name, Shape shape) {
        return network(Map.of(name, shape));
    }

    private StateDict network(Map<String, Shape> shapes) {
        StateDict.Builder network = StateDict.builder();
        shapes.forEach((name, shape) -> network.add(name, parameter(name, shape)));
        return network.build();
    }

    private Parameter parameter(String name, Shape shape) {
        Parameter parameter =
                Parameter.builder()
                        .setName(name)
                        .setType(Parameter.Type.WEIGHT)
                        .optShape(shape)
                        .optInitializer((m, s, type) -> m.randomUniform(5, 6, s, type))
                        .build();
        parameter.initialize(manager, DataType.FLOAT32);
        return parameter;
    }

    private static float[] values(StateDict network, String name) {
        return network.entries().get(name).getArray().toFloatArray();
    }
}
