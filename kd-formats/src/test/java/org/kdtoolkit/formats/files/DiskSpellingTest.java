package org.kdtoolkit.formats.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpellingTest {

    private static final String COMPOSED = "caf\u00e9";
    private static final String DECOMPOSED = "cafe\u0301";

    @TempDir private Path root;

    private final DiskSpelling spelling = new DiskSpelling();

    @Test
    void findsFilesByEitherNormalFormInFoldersOfEither() throws IOException {
        Path folder = Files.createDirectory(root.resolve(DECOMPOSED));
        Path file = Files.createFile(folder.resolve("x-" + COMPOSED + ".wav"));

        for (String name : new String[] {COMPOSED, DECOMPOSED}) {
            for (String inner : new String[] {COMPOSED, DECOMPOSED}) {
                Path written = root.resolve(name).resolve("x-" + inner + ".wav");
                assertThat(Files.isSameFile(spelling.of(root, written), file)).isTrue();
            }
        }
    }

    @Test
    void leavesPathsThatAreThereOrNowhere() throws IOException {
        Path there = Files.createFile(root.resolve(COMPOSED));
        Files.createFile(root.resolve("plain"));

        assertThat(spelling.of(root, there)).isEqualTo(there);
        for (String name : new String[] {"plain", "none", "n\u00e9ant", COMPOSED + "/none"}) {
            assertThat(spelling.of(root, root.resolve(name))).isEqualTo(root.resolve(name));
        }
    }

    @Test
    void looksOutsideOfTheFolderToo() throws IOException {
        Path file = Files.createFile(root.resolve(DECOMPOSED));
        Path written = root.resolve(COMPOSED);

        Path found = spelling.of(root.resolve("list"), written);

        assertThat(Files.isSameFile(found, file)).isTrue();
    }
}
