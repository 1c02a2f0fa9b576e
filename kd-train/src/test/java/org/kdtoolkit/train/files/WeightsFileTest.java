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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.model.StateDict;
import org.kdtoolkit.testkit.Fixture;

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

    private Path saved(String name) throws IOException {
        Path file = folder.resolve(name);
        try (InputStream in = WeightsFileTest.class.getResourceAsStream("/fixtures/" + name)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }

    private StateDict network(String name, Shape shape) {
        Parameter parameter =
                Parameter.builder()
                        .setName(name)
                        .setType(Parameter.Type.WEIGHT)
                        .optShape(shape)
                        .optInitializer((m, s, type) -> m.randomUniform(5, 6, s, type))
                        .build();
        parameter.initialize(manager, DataType.FLOAT32);
        return StateDict.builder().add(name, parameter).build();
    }

    private static float[] values(StateDict network, String name) {
        return network.entries().get(name).getArray().toFloatArray();
    }
}
