package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortablePathsTest {

    @TempDir private Path folder;
    private Path run;

    @BeforeEach
    void makeRun() throws IOException {
        folder = folder.toRealPath();
        run = Files.createDirectories(folder.resolve("runs/a"));
    }

    @Test
    void pathsBeginAtTheFoldersOwnPlace() {
        PortablePaths paths = new PortablePaths(run);
        assertThat(paths.apply(folder.resolve("data/list.csv")))
                .isEqualTo(Path.of("../../data/list.csv"));
        assertThat(paths.apply(run)).isEqualTo(Path.of("."));
        assertThat(paths.comment()).hasLineCount(1).startsWith("# Relative paths begin");
    }

    @Test
    void whatHasOnlyTheRootInCommonStaysAbsoluteAndIsTold() {
        PortablePaths paths = new PortablePaths(run);
        Path elsewhere = Path.of("/no-such-folder/data.csv").toAbsolutePath();
        assertThat(paths.apply(elsewhere)).isEqualTo(elsewhere);
        assertThat(paths.comment())
                .endsWith(
                        "\n# Absolute, since they have no folder in common with this one: "
                                + elsewhere
                                + "\n");
    }

    @Test
    void aFolderBehindALinkIsOnlyLeftByRelativePathsThatLeadToTheSameFile() throws IOException {
        Path data = Files.createDirectories(folder.resolve("data"));
        Path far = Files.createDirectories(folder.resolve("far/away/b"));
        Path linked = Files.createSymbolicLink(folder.resolve("runs/b"), far);
        PortablePaths paths = new PortablePaths(linked);
        // ../../data leads from far/away/b to far/data, which is not there
        assertThat(paths.apply(data)).isEqualTo(data);
        assertThat(paths.apply(linked.resolve("x"))).isEqualTo(Path.of("x"));
        assertThat(paths.comment()).contains(data.toString());
    }

    @Test
    void aLinkThatKeepsTheRelationKeepsRelativePaths() throws IOException {
        Path data = Files.createDirectories(folder.resolve("real/data"));
        Files.createDirectories(folder.resolve("real/runs/a"));
        Path linked = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("real"));
        PortablePaths paths = new PortablePaths(linked.resolve("runs/a"));
        assertThat(paths.apply(linked.resolve("data"))).isEqualTo(Path.of("../../data"));
        assertThat(data).isDirectory();
    }
}
