package org.kdtoolkit.formats.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;

/** Whatever stands beside the weights, they are read. */
class OtherEntriesTest {

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "protocol-1.pth",
                "protocol-2.pth",
                "protocol-3.pth",
                "protocol-4.pth",
                "protocol-5.pth",
                "legacy-1.pth",
                "legacy-2.pth",
                "legacy-5.pth",
                "packed-anew.pth"
            })
    void weightsOfEveryProtocolAreReadWhateverStandsBesideThem(String name) throws IOException {
        try (StateFile file = StateFile.open(copy(name))) {
            assertThat(file.tensors())
                    .containsOnlyKeys(
                            "state_dict.conv.weight",
                            "state_dict.conv.bias",
                            "named.conv.weight",
                            "named.conv.bias",
                            "default.conv.weight",
                            "default.conv.bias");
            assertThat(file.tensors().get("state_dict.conv.weight").shape())
                    .isEqualTo(new Shape(2, 3));
            assertThat(file.read("state_dict.conv.weight").values())
                    .containsExactly(0, 1, 2, 3, 4, 5);
            assertThat(file.read("named.conv.bias").values()).containsExactly(0.5f, -0.5f);
            assertThat(file.read("default.conv.bias").values()).containsExactly(0.5f, -0.5f);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "plain, '2, 2', '1, 2, 3, 4'",
        "part, '2, 3', '8, 9, 10, 14, 15, 16'",
        "every second, '2, 2', '0, 3, 12, 15'",
        "row, 6, '12, 13, 14, 15, 16, 17'",
        "expanded, '2, 3', '1, 1, 1, 2, 2, 2'",
        "expanded one, '2, 2', '7, 7, 7, 7'",
        "number, '', 3",
        "empty, '0, 3', ''",
        "parameter, 1, 5",
        "parameter with attributes, 2, '1, 2'",
        "tensor with attributes, 4, '0, 1, 2, 3'",
        "of a class, 2, '8, 9'",
        "parameter of a class, 2, '8, 9'",
        "bfloat16, 2, '1.5, -2'",
        "half, 2, '1.5, -2'",
        "bool, 2, '1, 0'",
        "int, 2, '-3, 70000'",
    })
    void tensorsOfEveryKindAreReadFromBothForms(String name, String shape, String values)
            throws IOException {
        for (String saved : new String[] {"tensors.pth", "tensors-legacy.pth"}) {
            try (StateFile file = StateFile.open(copy(saved))) {
                assertThat(file.tensors().get(name).shape().getShape())
                        .as(saved)
                        .isEqualTo(Numbers.whole(shape));
                assertThat(file.read(name).values()).as(saved).isEqualTo(Numbers.real(values));
            }
        }
    }

    @Test
    void aTransposedTensorIsReadInItsOwnOrder() throws IOException {
        try (StateFile file = StateFile.open(copy("tensors.pth"))) {
            assertThat(file.read("transposed").shape()).isEqualTo(new Shape(6, 4));
            assertThat(file.read("transposed").values()).startsWith(0, 6, 12, 18, 1, 7, 13, 19);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "odd.complex, 1, it has numbers of type COMPLEX64",
        "odd.complex128, 1, it has numbers of type COMPLEX128",
        "odd.negative, 1, it is a view of the negative of other numbers",
        "odd.sparse, '3, 3', it is a sparse tensor",
        "odd.sparse rows, '3, 3', it is a sparse tensor",
        "odd.quantised, 2, it has quantised numbers",
        "odd.quantised by channel, '2, 3', it has quantised numbers",
        "odd.without values, '2, 5', it has a shape but no values",
        "odd.float8, 2, it has numbers of type torch.float8_e4m3fn",
        "odd.uint16, 2, it has numbers of type torch.uint16",
        "odd.uint64, '1, 2', it has numbers of type torch.uint64",
    })
    void tensorsThatAreNoArraysAreRefusedByNameOnceTheyAreAskedFor(
            String name, String shape, String reason) throws IOException {
        for (String saved : new String[] {"tensors.pth", "tensors-legacy.pth"}) {
            Path path = copy(saved);
            try (StateFile file = StateFile.open(path)) {
                assertThat(file.tensors().get(name).shape().getShape())
                        .as(saved)
                        .isEqualTo(Numbers.whole(shape));
                assertThatThrownBy(() -> file.read(name))
                        .isInstanceOf(DataException.class)
                        .hasMessage(
                                "%s: '%s' can't be read: %s; save it anew as an array of real"
                                        + " numbers, such as with .to_dense(), .dequantize() or"
                                        + " .float()",
                                path, name, reason);
            }
        }
    }

    @Test
    void aNetworkThatIsAnObjectHasNoTensorsOfItsOwn() throws IOException {
        try (StateFile file = StateFile.open(copy("module.pth"))) {
            assertThat(file.tensors()).isEmpty();
        }
    }

    @Test
    void aProgramIsNamedAsWhatItIs() throws IOException {
        Path program = copy("program.pth");

        assertThatThrownBy(() -> StateFile.open(program))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: it is a program of torch.jit.save; save its weights with"
                            + " torch.save(torch.jit.load(FILE).state_dict(), OTHER); expected a"
                            + " whole file of torch.save or .safetensors",
                        program);
    }

    private Path copy(String name) throws IOException {
        return new SavedFiles(folder).copyOf("/pickle/" + name);
    }
}
