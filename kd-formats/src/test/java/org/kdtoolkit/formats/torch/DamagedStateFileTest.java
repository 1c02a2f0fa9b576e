package org.kdtoolkit.formats.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;

class DamagedStateFileTest {

    /** Where the values begin in the longer files; a flipped bit there is another value. */
    private static final int HEADER = 6500;

    /** Every so many bytes; a prime, so that the places within fields change. */
    private static final int STEP = 5;

    @TempDir private Path folder;
    private SavedFiles files;

    @BeforeEach
    void open() {
        files = new SavedFiles(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"interop_odd.pth", "interop_legacy.pth", "interop.safetensors"})
    void aFlippedByteDoesNoWorseThanToBeNamed(String name) throws IOException {
        byte[] whole = files.bytes(name);
        for (int i = 0; i < Math.min(HEADER, whole.length); i += STEP) {
            byte[] flipped = whole.clone();
            flipped[i] ^= (byte) (1 + i % 255);
            readsOrNames(files.write(name, flipped));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"interop_odd.pth", "interop_legacy.pth", "interop.safetensors"})
    void aFileThatEndsTooEarlyIsRefused(String name) throws IOException {
        byte[] whole = files.bytes(name);
        for (int length = 0; length < whole.length; length += STEP + length / HEADER * 97) {
            Path cut = files.write(name, Arrays.copyOf(whole, length));
            assertThat(readsOrNames(cut)).as("%d bytes", length).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "version https://git-lfs.github.com/spec/v1, 'it is a pointer of Git LFS to the file, fetch"
                + " the file itself'",
        "<!DOCTYPE html>, 'it is a web page, download the file itself'",
        "these are no weights, its first bytes are those of neither",
        "PK, 'zip END header not found'",
    })
    void whatIsNoFileOfTensorsIsNamedAsWhatItIs(String content, String reason) throws IOException {
        Path file = files.write("w.pth", content.getBytes(StandardCharsets.US_ASCII));

        assertThatThrownBy(() -> StateFile.open(file))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "%s: %s; expected a whole file of torch.save or .safetensors",
                        file, reason);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> StateFile.open(folder.resolve("none.pth")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("none.pth: not found");
    }

    @Test
    void whatIsNoFileIsRefused() {
        assertThatThrownBy(() -> StateFile.open(folder))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        folder
                                + ": is a folder, expected a file; expected a whole file of"
                                + " torch.save or .safetensors");
    }

    @Test
    void aHeaderLargerThanItsFileIsRefused() throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1024).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(2L << 30).put((byte) '{');

        assertRefused(
                files.write("huge.safetensors", bytes.array()),
                "announces a header of 2147483648 bytes, 1016 are left");
    }

    @ParameterizedTest
    @CsvSource({
        "[1],         '[0, 400]',  within the 8 bytes",
        "'[65536, 65536, 65536, 65536]', '[0, 8]', a tensor can't be as large",
        "[3],         '[0, 8]',    does not fit",
        "[1],         '[0, 8]',    8 bytes are no tensor of shape [1]",
        "[-2],        '[0, 8]',    no tensor has the shape",
        "[1.5],       '[0, 8]',    expected whole numbers",
    })
    void aTensorThatIsNotWhereItsHeaderSaysIsNamed(String shape, String offsets, String reason)
            throws IOException {
        String header =
                "{\"w\":{\"dtype\":\"F32\",\"shape\":%s,\"data_offsets\":%s}}"
                        .formatted(shape, offsets);
        ByteBuffer bytes =
                ByteBuffer.allocate(Long.BYTES + header.length() + 8)
                        .order(ByteOrder.LITTLE_ENDIAN);
        bytes.putLong(header.length()).put(header.getBytes(StandardCharsets.US_ASCII));

        assertRefused(files.write("w.safetensors", bytes.array()), "'w': ", reason);
    }

    @Test
    void textOfTwoGigabytesInAShortPickleIsRefused() throws IOException {
        assertRefused(
                zip("\u0080\u0002X\u00ff\u00ff\u00ff\u007fabc."), "ends too early, behind byte 7");
    }

    @Test
    void whatIsNoInstructionIsRefused() throws IOException {
        assertRefused(zip("\u0080\u0002(\u0099."), "byte 4 of the pickle: 0x99 is no");
    }

    @Test
    void aCallIsNeverMade() throws IOException {
        Path file = zip("\u0080\u0002cos\nsystem\nX\u0004\u0000\u0000\u0000true\u0085R.");

        try (StateFile read = StateFile.open(file)) {
            assertThat(read.tensors()).isEmpty();
        }
    }

    @Test
    void aListThatHoldsItselfIsFollowedOnce() throws IOException {
        try (StateFile file = StateFile.open(zip("\u0080\u0002]q\u0000h\u0000a."))) {
            assertThat(file.tensors()).isEmpty();
        }
    }

    @Test
    void listsOfListsOfListsAreNotFollowedForEver() throws IOException {
        StringBuilder pickle = new StringBuilder("\u0080\u0002]q\u0000");
        for (char level = 1; level < 15; level++) {
            pickle.append("](");
            for (int i = 0; i < 10; i++) {
                pickle.append('h').append((char) (level - 1));
            }
            pickle.append("eq").append(level);
        }
        try (StateFile file = StateFile.open(zip(pickle.append('.').toString()))) {
            assertThat(file.tensors()).isEmpty();
        }
    }

    @Test
    void listsOfListsOfTensorsAreNotFollowedForEver() throws IOException {
        StringBuilder pickle = new StringBuilder("\u0080\u0002](" + tensor("K\u0001") + "eq\u0000");
        for (char level = 1; level < 15; level++) {
            pickle.append("](");
            for (int i = 0; i < 10; i++) {
                pickle.append('h').append((char) (level - 1));
            }
            pickle.append("eq").append(level);
        }
        assertRefused(zip(pickle.append('.').toString()), "it holds more than 200000 tensors");
    }

    @Test
    void aTensorThatRepeatsAFewBytesToGigabytesIsRefused() throws IOException {
        String billion = "J\u0000\u0000\u0000\u0040";
        Path path = zip("\u0080\u0002}U\u0001w" + tensor(billion) + "s.");

        try (StateFile file = StateFile.open(path)) {
            assertThatThrownBy(() -> file.read("w"))
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "%s: 'w' can't be read: a tensor of shape (1073741824) repeats its 1"
                                    + " elements; save it with .contiguous(); get the file anew",
                            path);
        }
    }

    @Test
    void aMissingStorageIsNamed() throws IOException {
        String storage =
                "(X\u0007\u0000\u0000\u0000storagectorch\nFloatStorage\n"
                        + "X\u0001\u0000\u0000\u00007X\u0003\u0000\u0000\u0000cpuK\u0001tQ";
        String pickle =
                "\u0080\u0002}X\u0001\u0000\u0000\u0000wctorch._utils\n_rebuild_tensor_v2\n("
                        + storage
                        + "K\u0000K\u0001\u0085K\u0001\u0085\u0089NtRs.";

        try (StateFile file = StateFile.open(zip(pickle))) {
            assertThatThrownBy(() -> file.read("w"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("'w' can't be read: the entry 'a/data/7' is missing");
        }
    }

    /** A tensor over one element, repeated. */
    private static String tensor(String length) {
        return "ctorch._utils\n_rebuild_tensor_v2\n("
                + "(X\u0007\u0000\u0000\u0000storagectorch\nFloatStorage\n"
                + "X\u0001\u0000\u0000\u00000X\u0003\u0000\u0000\u0000cpuK\u0001tQ"
                + "K\u0000"
                + length
                + "\u0085K\u0000\u0085\u0089NtR";
    }

    private static void assertRefused(Path file, String... reasons) {
        assertThatThrownBy(() -> StateFile.open(file))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file.toString())
                .hasMessageContainingAll(reasons);
    }

    /** Whether a file and all of its tensors are read; any exception but one fails the test. */
    private static boolean readsOrNames(Path file) {
        try (StateFile open = StateFile.open(file)) {
            open.tensors().keySet().forEach(open::read);
            return true;
        } catch (DataException e) {
            assertThat(e).hasMessageStartingWith(file.toString());
            return false;
        }
    }

    /** A file with a pickle whose bytes are these letters. */
    private Path zip(String pickle) throws IOException {
        byte[] content = pickle.getBytes(StandardCharsets.ISO_8859_1);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        ZipEntry entry = new ZipEntry("a/data.pkl");
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.putNextEntry(entry);
            out.write(content);
        }
        return files.write("a.pth", bytes.toByteArray());
    }
}
