package org.kdtoolkit.formats.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;

class SealTest {

    @TempDir private Path folder;

    @Test
    void metadataAreReadAsTheyWereWritten() throws IOException {
        try (StateFile file = StateFile.open(written("a \"description\" of {Ünïcode} \n lines"))) {
            assertThat(file.metadata().get("student"))
                    .isEqualTo("a \"description\" of {Ünïcode} \n lines");
            assertThat(file.metadata().get("format")).isEqualTo("pt");
            assertThat(file.isSealed()).isTrue();
            assertThatCode(file::requireUnchanged).doesNotThrowAnyException();
        }
    }

    @Test
    void filesWithoutAChecksumAreTakenAsTheyAre() throws IOException {
        Path path = folder.resolve("plain.safetensors");
        try (OutputStream out = Files.newOutputStream(path)) {
            new SafetensorsWriter().add("w", new Shape(1), () -> new float[] {1}).writeTo(out);
        }

        try (StateFile file = StateFile.open(path)) {
            assertThat(file.isSealed()).isFalse();
            assertThatCode(file::requireUnchanged).doesNotThrowAnyException();
        }
    }

    @Test
    void aWriterCanWriteTheSameTwice() throws IOException {
        SafetensorsWriter writer = writer("d");
        ByteArrayOutputStream first = new ByteArrayOutputStream();
        ByteArrayOutputStream second = new ByteArrayOutputStream();

        writer.writeTo(first);
        writer.writeTo(second);

        assertThat(second.toByteArray()).isEqualTo(first.toByteArray());
    }

    @Test
    void aBitThatFlipsAnywhereIsFound() throws IOException {
        Path path = written("d");
        byte[] bytes = Files.readAllBytes(path);
        int found = 0;
        for (int bit = 0; bit < 8 * bytes.length; bit++) {
            byte[] flipped = bytes.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            Files.write(path, flipped);
            if (isRefused(path)) {
                found++;
            }
        }
        assertThat(found).isEqualTo(8 * bytes.length);
    }

    /** Or does not pass for a file with a checksum any more. */
    private static boolean isRefused(Path path) {
        try (StateFile file = StateFile.open(path)) {
            file.requireUnchanged();
            return !file.isSealed();
        } catch (DataException e) {
            return true;
        }
    }

    @Test
    void theMessageSaysWhatToDo() throws IOException {
        Path path = written("d");
        byte[] bytes = Files.readAllBytes(path);
        bytes[bytes.length - 1] ^= 1;
        Files.write(path, bytes);

        try (StateFile file = StateFile.open(path)) {
            assertThatThrownBy(file::requireUnchanged)
                    .isInstanceOf(DataException.class)
                    .hasMessage(
                            "%s: is not as it was written: its checksum is another than the one that it carries; get the file anew"
                                    .formatted(path));
        }
    }

    private static SafetensorsWriter writer(String description) {
        return new SafetensorsWriter()
                .describe("student", description)
                .seal()
                .add("weight", new Shape(2, 3), () -> new float[] {0, 1, 2, 3, 4, 5})
                .add("zeros", new Shape(2), () -> new float[2])
                .add("zeros.too", new Shape(2), () -> new float[2])
                .add("counter", 0);
    }

    private Path written(String description) throws IOException {
        Path path = folder.resolve("gewichte ä.safetensors");
        try (OutputStream out = Files.newOutputStream(path)) {
            writer(description).writeTo(out);
        }
        return path;
    }
}
