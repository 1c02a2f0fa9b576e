package org.kdtoolkit.formats.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.formats.torch.Pickled.Dictionary;
import org.kdtoolkit.formats.torch.Pickled.Instance;
import org.kdtoolkit.formats.torch.Pickled.Opaque;
import org.kdtoolkit.formats.torch.Pickled.Scalar;
import org.kdtoolkit.formats.torch.Pickled.Sequence;

class PickleMachineTest {

    private static final long ROOM = 16 << 20;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5})
    void everythingThatPythonPicklesIsRead(int protocol) throws IOException {
        try (InputStream in = resource("beside-%d.pkl".formatted(protocol))) {
            Map<String, Pickled> entries = ((Dictionary) read(in)).entries();

            assertThat(entries)
                    .containsKeys("numbers", "sets", "numpy", "objects", "0", "null")
                    .hasSize(17);
            assertThat(entries.get("0")).isEqualTo(new Scalar("a number's name"));
            assertThat(((Sequence) entries.get("texts")).items())
                    .startsWith(
                            new Scalar(""),
                            new Scalar("a"),
                            new Scalar("\u00e9\u4e2d\ud83d\ude00 \\ \n'\""))
                    .endsWith(new Scalar("long ".repeat(100)));
            assertThat(((Sequence) entries.get("truth")).items())
                    .startsWith(Scalar.TRUE, Scalar.FALSE, Scalar.NONE);
            assertThat(((Dictionary) entries.get("itself")).entries().get("self"))
                    .isSameAs(entries.get("itself"));
        }
    }

    @Test
    void buffersThatAreNotInThePickleAreNoMatter() throws IOException {
        try (InputStream in = resource("buffers.pkl")) {
            Map<String, Pickled> entries = ((Dictionary) read(in)).entries();

            assertThat(entries).containsOnlyKeys("array", "constant");
            assertThat(entries.get("constant")).isEqualTo(Opaque.BYTES);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "I01\\n., true",
        "I-70000\\n., -70000",
        "L170141183460469231731687303715884105727L\\n., a number",
        "L12L\\n., 12",
        "S'a\\\\n\\\\x41\\\\101\\\\''\\n., aLAA'",
        "T\\x03\\x00\\x00\\x00abc., abc",
        "U\\x02ab., ab",
        "V\\\\u00e9\\\\U0001F600\\n., \u00e9\ud83d\ude00",
        "X\\x02\\x00\\x00\\x00\\xc3\\xa9., \u00e9",
        "\\x8d\\x01\\x00\\x00\\x00\\x00\\x00\\x00\\x00a., a",
        "\\x8b\\x02\\x00\\x00\\x00\\xff\\xff., -1",
        "K\\x05K\\x060., 5",
        "K\\x05(K\\x07K\\x081., 5",
        "K\\x05(0., 5",
        "K\\x05p12\\n0g12\\n., 5",
    })
    void instructionsMeanWhatTheyDoInPython(String pickle, String value) throws IOException {
        assertThat(read(Escaped.bytes(pickle)).toString().replace('\n', 'L')).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(S'true'\\nios\\nsystem\\n.",
                "(cos\\nsystem\\nS'true'\\no.",
                "cos\\nsystem\\nS'true'\\n\\x85R.",
                "cos\\nsystem\\nS'true'\\n\\x85\\x81.",
                "cos\\nsystem\\n)}\\x92.",
                "S'os'\\nS'system'\\n\\x93S'true'\\n\\x85R."
            })
    void aClassIsNeverLoadedAndNothingIsCalled(String pickle) throws IOException {
        assertThat(read(Escaped.bytes(pickle)))
                .isEqualTo(new Instance("os.system", new Dictionary()));
    }

    @Test
    void longListsOfNumbersAndBytesTakeNoRoom() throws IOException {
        String million = "](" + "G????????".repeat(1_000_000) + "e.";
        String whole = "](" + "J????".repeat(1_000_000) + "e.";

        assertThat(((Sequence) read(million.getBytes(StandardCharsets.US_ASCII))).items())
                .hasSize(1_000_000)
                .containsOnly(Opaque.NUMBER);
        assertThat(((Sequence) read(whole.getBytes(StandardCharsets.US_ASCII), 64 << 20)).items())
                .hasSize(1_000_000)
                .containsOnly(Opaque.NUMBER);
    }

    @Test
    void whatTakesTooMuchMemoryIsRefused() {
        String many = "](" + "]".repeat(1_000_000) + "e.";

        assertThatThrownBy(() -> read(many.getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class)
                .hasMessage(
                        "byte 161320 of the pickle: what it holds beside tensors takes more than 16"
                            + " MB of memory; save the weights alone, or give Java more memory");
    }

    @Test
    void copiesOfDictionariesTakeRoomToo() {
        StringBuilder pickle = new StringBuilder("(");
        for (int i = 0; i < 2000; i++) {
            pickle.append("(I").append(i).append("\nNt");
        }
        pickle.append("lp1\n0").append("ccollections\nOrderedDict\n(g1\ntR".repeat(2000));

        assertThatThrownBy(() -> read(pickle.toString().getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("takes more than 16 MB of memory");
    }

    @ParameterizedTest
    @CsvSource({
        "\\x99., byte 1 of the pickle: 0x99 is no instruction",
        "\\x80\\x06., 'byte 2 of the pickle: expected a protocol up to 5, found 6'",
        "., byte 1 of the pickle: nothing is on the stack",
        "t., byte 1 of the pickle: there is no mark",
        "K\\x01\\x86., byte 3 of the pickle: 1 values are missing",
        "h\\x07., byte 2 of the pickle: nothing was kept as number 7",
        "gx\\n., 'byte 3 of the pickle: expected the number of a value, found ''x'''",
        "Ix\\n., 'byte 3 of the pickle: expected a whole number, found ''x'''",
        "'Sx\\n.', byte 3 of the pickle: expected a text in quotes",
        "}K\\x01a., byte 4 of the pickle: values are appended to what is no list",
        "](K\\x01K\\x01u., byte 7 of the pickle: items are set in what is no dictionary",
        "}(K\\x01u., byte 5 of the pickle: a key has no value",
        "](K\\x01\\x90., byte 5 of the pickle: 1 values are added to what is no set",
        "T\\xff\\xff\\xff\\xff., byte 5 of the pickle: a length of 18446744073709551615 bytes",
        "B\\xff\\xff\\xff\\xff., 'the pickle ends too early, behind byte 5'",
        "\\x8e\\xff\\xff\\xff\\xff\\xff\\xff\\xff\\x7f., 'the pickle ends too early, behind byte"
                + " 9'",
    })
    void damageIsNamedWithItsPlace(String pickle, String message) {
        assertThatThrownBy(() -> read(Escaped.bytes(pickle)))
                .isInstanceOf(IOException.class)
                .hasMessage(message);
    }

    private static Pickled read(byte[] pickle) throws IOException {
        return read(pickle, ROOM);
    }

    private static Pickled read(byte[] pickle, long room) throws IOException {
        return PickleMachine.read(new PickleInput(new ByteArrayInputStream(pickle)), room);
    }

    private static Pickled read(InputStream in) throws IOException {
        return PickleMachine.read(new PickleInput(in), ROOM);
    }

    private static InputStream resource(String name) {
        return PickleMachineTest.class.getResourceAsStream("/pickle/" + name);
    }
}
