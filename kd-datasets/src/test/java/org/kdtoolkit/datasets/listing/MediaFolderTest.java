package org.kdtoolkit.datasets.listing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;

class MediaFolderTest {

    @TempDir private Path root;

    @Test
    void findsFilesByNameInAnySubfolder() throws IOException {
        file("flat.wav");
        file("a/b/deep.WAV");
        MediaFolder folder = MediaFolder.walk(root, Set.of("wav"));
        assertThat(folder.find("flat", List.of("wav"))).containsExactly("flat.wav");
        assertThat(folder.find("deep", List.of("wav"))).containsExactly("a/b/deep.WAV");
        assertThat(folder.find("fl", List.of("wav"))).isEmpty();
        assertThat(folder.find("b", List.of("wav"))).isEmpty();
    }

    @Test
    void takesTheBestEndingAndIgnoresFilesOfOtherKinds() throws IOException {
        file("x.mp4");
        file("x.wav");
        file("x.json");
        file("x.mp4.part");
        MediaFolder folder = MediaFolder.walk(root, Set.of("wav", "mp4"));
        assertThat(folder.find("x", List.of("wav", "mp4"))).containsExactly("x.wav");
        assertThat(folder.find("x", List.of("mp4"))).containsExactly("x.mp4");
        assertThat(folder.find("x", List.of("avi"))).isEmpty();
    }

    @Test
    void namesAllFilesThatAreEquallyGood() throws IOException {
        file("b/x.wav");
        file("a/x.wav");
        assertThat(MediaFolder.walk(root, Set.of("wav")).find("x", List.of("wav")))
                .containsExactly("a/x.wav", "b/x.wav");
    }

    @Test
    void takesFoldersOfFramesForFilesWhereTheyMayBe() throws IOException {
        file("Archery/v_1/0001.jpg");
        MediaFolder folder = MediaFolder.walk(root, Set.of("avi", ""));
        assertThat(folder.find("v_1", List.of("avi", ""))).containsExactly("Archery/v_1");
        assertThat(MediaFolder.walk(root, Set.of("avi")).find("v_1", List.of("avi", ""))).isEmpty();
    }

    @Test
    void knowsNamesWithDots() throws IOException {
        file("Y-0.5_a.b.wav");
        assertThat(MediaFolder.walk(root, Set.of("wav")).find("Y-0.5_a.b", List.of("wav")))
                .containsExactly("Y-0.5_a.b.wav");
    }

    @Test
    void findsNamesInEitherNormalForm() throws IOException {
        file("cafe\u0301.wav");
        file("th\u00e9.wav");
        MediaFolder folder = MediaFolder.walk(root, Set.of("wav"));
        assertThat(folder.find("caf\u00e9", List.of("wav"))).containsExactly("cafe\u0301.wav");
        assertThat(folder.find("the\u0301", List.of("wav"))).containsExactly("th\u00e9.wav");
    }

    @Test
    void followsLinksButNotInCircles() throws IOException {
        file("elsewhere/x.wav");
        Path inner = Files.createDirectories(root.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("media"), root.resolve("elsewhere"));
        Files.createSymbolicLink(inner.resolve("circle"), inner);
        Files.createSymbolicLink(inner.resolve("y.wav"), root.resolve("nowhere"));
        MediaFolder folder = MediaFolder.walk(inner, Set.of("wav"));
        assertThat(folder.find("x", List.of("wav"))).containsExactly("media/x.wav");
        assertThat(folder.files()).containsExactly("media/x.wav");
    }

    @Test
    void refusesWhatIsNoFolder() {
        Path missing = root.resolve("missing");
        assertThatThrownBy(() -> MediaFolder.walk(missing, Set.of("wav")))
                .isInstanceOf(DataException.class)
                .hasMessage(missing + " is not a folder; check 'folders'");
    }

    private void file(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }
}
