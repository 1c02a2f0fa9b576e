package org.kdtoolkit.formats.numpy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpzTextsTest {

    @TempDir private Path folder;

    @Test
    void readsUnicodeArraysAsTheyWereWritten() throws IOException {
        Path file = folder.resolve("texts.npz");
        List<String> ids = List.of("a", "", "ein Bild 学生", "\uD83D\uDC26");
        try (OutputStream out = Files.newOutputStream(file);
                NpzWriter npz = new NpzWriter(out)) {
            npz.write("ids", ids);
            npz.write("embedding", new float[][] {{1}, {2}, {3}, {4}});
            npz.write("labels", new long[] {1});
        }

        assertThat(NpzReader.readTexts(file)).containsOnlyKeys("ids").containsEntry("ids", ids);
        assertThat(NpzReader.read(file)).containsOnlyKeys("embedding");
    }
}
