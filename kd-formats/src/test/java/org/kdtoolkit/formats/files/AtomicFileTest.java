package org.kdtoolkit.formats.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;

class AtomicFileTest {

    @TempDir private Path folder;

    @Test
    void makesFoldersAndReplacesWhatWasThere() {
        Path file = folder.resolve("a/b/file.txt");
        AtomicFile.write(file, "first");
        AtomicFile.write(file, "zweite Fassung, größer");
        assertThat(file).hasContent("zweite Fassung, größer");
        assertThat(file.getParent()).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void keepsTheFileBeforeIfWritingFails() {
        Path file = folder.resolve("file.txt");
        AtomicFile.write(file, "whole");
        assertThatThrownBy(
                        () ->
                                AtomicFile.write(
                                        file,
                                        out -> {
                                            out.write('h');
                                            throw new IOException("disk full");
                                        }))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("disk full");
        assertThat(file).hasContent("whole");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void saysWhichFileCannotBeWritten() throws IOException {
        Files.writeString(folder.resolve("taken"), "a file, not a folder");
        Path file = folder.resolve("taken/file.txt");
        assertThatThrownBy(() -> AtomicFile.write(file, "text"))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file + ": can't be written");
    }
}
