package org.kdtoolkit.train.files;

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
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.testkit.Fixture;
import org.kdtoolkit.train.files.torch.StateFile;

class WeightsFileTest {

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
        NDArray expected = Fixture.load("interop", manager).get("state_dict/2.weight");
        StateDict network = network("2.weight", expected.getShape());

        new WeightsFile(saved(name)).load(network, manager, "");

        assertThat(values(network, "2.weight")).containsExactly(expected.toFloatArray());
    }

    @Test
    void aFileWithoutTheWeightsIsNamed() throws IOException {
        Path file = saved("interop_min.pth");

        assertThatThrownBy(
                        () ->
                                new WeightsFile(file)
                                        .load(network("fc", new Shape(4)), manager, "try another"))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": can't be loaded ('fc' is missing); try another");
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

        OptionalLong classes = file.loadAllButHead(student, Set.of("fc"), manager, "");

        assertThat(classes).hasValue(400);
        assertThat(values(student, "conv")).containsExactly(values(written, "conv"));
        assertThat(values(student, "fc")).containsExactly(before);
    }

    @Test
    void aHeadOfTheSameClassesIsLoaded() {
        WeightsFile file = new WeightsFile(folder.resolve("student.safetensors"));
        StateDict written = network("fc", new Shape(4, 2));
        file.write(written);
        StateDict student = network("fc", new Shape(4, 2));

        assertThat(file.loadAllButHead(student, Set.of("fc"), manager, "")).isEmpty();

        assertThat(values(student, "fc")).containsExactly(values(written, "fc"));
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

    private Path saved(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = WeightsFileTest.class.getResourceAsStream("/fixtures/" + name)) {
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
