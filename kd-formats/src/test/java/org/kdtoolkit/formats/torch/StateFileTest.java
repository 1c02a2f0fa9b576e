package org.kdtoolkit.formats.torch;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.testkit.Fixture;

class StateFileTest {

    @TempDir private Path folder;
    private NDManager manager;
    private Fixture expected;
    private SavedFiles files;

    @BeforeEach
    void open() {
        manager = NDManager.newBaseManager();
        expected = Fixture.load("interop", manager);
        files = new SavedFiles(folder);
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "interop_min.pth",
                "interop_legacy.pth",
                "interop_seed.pth",
                "interop.safetensors"
            })
    void findsBothNetworksInAPublishedCheckpoint(String name) throws IOException {
        try (StateFile file = StateFile.open(files.copy(name))) {
            assertHolds(file, "state_dict.", expected.under("state_dict/"));
            assertHolds(file, "audio_state_dict.", expected.under("audio_state_dict/"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"interop_min.pth", "interop_legacy.pth"})
    void findsTheOptimisersMoments(String name) throws IOException {
        try (StateFile file = StateFile.open(files.copy(name))) {
            expected.under("optimizer/")
                    .forEach(
                            (key, array) -> {
                                String[] of = key.split("/", 2);
                                assertEqual(
                                        file,
                                        "optimizer.state.%s.%s".formatted(of[1], of[0]),
                                        array);
                            });
        }
    }

    @Test
    void readsEveryTypeAndEveryViewOfASharedStorage() throws IOException {
        try (StateFile file = StateFile.open(files.copy("interop_odd.pth"))) {
            assertHolds(file, "", expected.under("odd/"));
            assertThat(file.tensors()).hasSize(expected.under("odd/").size() + 1);
            String empty =
                    file.tensors().keySet().stream()
                            .filter(name -> !expected.has("odd/" + name))
                            .findFirst()
                            .orElseThrow();
            assertThat(file.read(empty).values()).isEmpty();
        }
    }

    @Test
    void keepsTheNamesOfANetworkInAnotherOne() throws IOException {
        try (StateFile file = StateFile.open(files.copy("interop_module.pth"))) {
            assertHolds(file, "state_dict.module.", expected.under("state_dict/"));
        }
    }

    @Test
    void readsNumbersWhoseFirstByteIsTheHighest() throws IOException {
        byte[] swapped = bigEndian(files.copy("interop_module.pth"));

        try (StateFile file = StateFile.open(files.write("big.pth", swapped))) {
            assertHolds(file, "state_dict.module.", expected.under("state_dict/"));
        }
    }

    @Test
    void readsEntriesThatAreCompressedAndTellTheirSizeBehindThem() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(files.copy("interop_module.pth").toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : zip.stream().toList()) {
                out.putNextEntry(new ZipEntry(entry.getName()));
                zip.getInputStream(entry).transferTo(out);
            }
        }

        try (StateFile file = StateFile.open(files.write("packed.pth", bytes.toByteArray()))) {
            assertHolds(file, "state_dict.module.", expected.under("state_dict/"));
        }
    }

    private static void assertHolds(
            StateFile file, String prefix, Map<String, NDArray> expectedArrays) {
        expectedArrays.forEach((name, array) -> assertEqual(file, prefix + name, array));
    }

    private static void assertEqual(StateFile file, String name, NDArray array) {
        assertThat(file.tensors()).containsKey(name);
        assertThat(file.read(name).values())
                .as(name)
                .isEqualTo(array.toType(DataType.FLOAT32, true).toFloatArray());
        if (!file.tensors().get(name).shape().isScalar()) {
            assertThat(file.tensors().get(name).shape()).as(name).isEqualTo(array.getShape());
        }
    }

    /** As a machine of the other byte order would have saved it, array by array. */
    private byte[] bigEndian(Path file) throws IOException {
        List<NDArray> arrays = List.copyOf(expected.under("state_dict/").values());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipFile zip = new ZipFile(file.toFile());
                ZipOutputStream out = new ZipOutputStream(bytes)) {
            for (ZipEntry entry : zip.stream().toList()) {
                byte[] content = zip.getInputStream(entry).readAllBytes();
                if (entry.getName().endsWith("byteorder")) {
                    content = "big".getBytes(StandardCharsets.US_ASCII);
                } else if (entry.getName().contains("/data/")) {
                    int number = Integer.parseInt(entry.getName().replaceFirst(".*/", ""));
                    content = reversed(content, arrays.get(number).getDataType().getNumOfBytes());
                }
                store(out, entry.getName(), content);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] reversed(byte[] content, int size) {
        byte[] reversed = new byte[content.length];
        for (int i = 0; i < content.length; i++) {
            reversed[i] = content[i / size * size + size - 1 - i % size];
        }
        return reversed;
    }

    private static void store(ZipOutputStream out, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(content);
    }
}
