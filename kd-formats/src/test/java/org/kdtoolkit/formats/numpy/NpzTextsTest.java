package org.kdtoolkit.formats.numpy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTextsTest {

    @TempDir private Path folder;

    @Test
    void readsIdsAndLabelsAsTheyWereWritten() throws IOException {
        NpzTexts read = NpzTexts.read(written());
        assertThat(read.texts().get("test/ids")).containsExactly("a", "größer 😀", "");
        assertThat(read.numbers().get("test/labels")).containsExactly(7, -1, 1L << 40);
        assertThat(read.flags().get("test/tags")).isDeepEqualTo(new boolean[][] {{true, false}});
        assertThat(read.texts()).hasSize(1);
    }

    @Test
    void refusesAFileThatBreaksOff() throws IOException {
        Path file = written();
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 100));
        assertThatThrownBy(() -> NpzTexts.read(file))
                .isInstanceOf(IOException.class)
                .hasMessage(file + " ends too early");
    }

    private Path written() throws IOException {
        Path file = folder.resolve("arrays.npz");
        try (OutputStream out = Files.newOutputStream(file);
                NpzWriter npz = new NpzWriter(out)) {
            npz.write("test/ids", List.of("a", "größer 😀", ""));
            npz.write("test/labels", new long[] {7, -1, 1L << 40});
            npz.write("test/tags", new boolean[][] {{true, false}});
            npz.write("test/embedding", new float[][] {{1, 2}});
        }
        return file;
    }
}
