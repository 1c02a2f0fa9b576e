package org.kdtoolkit.predict.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;

class InputSearchTest {

    private static final List<String> PICTURES = List.of("png", "jpg");

    @TempDir private Path folder;

    @Test
    void takesAFolderAndThoseBelowInTheOrderOfNames() throws IOException {
        file("b.png");
        file("a/c.JPG");
        file("a/.hidden.png");
        file(".cache/d.png");
        file("a/list.txt");

        InputSearch.Found found = new InputSearch(PICTURES).add(folder.toString()).found();

        assertThat(found.files())
                .containsExactly(folder.resolve("a/c.JPG"), folder.resolve("b.png"));
        assertThat(found.passedOver()).isOne();
    }

    @Test
    void takesANamedFileWhateverItsEnding() throws IOException {
        Path file = file("picture.dat");

        assertThat(new InputSearch(PICTURES).add(file.toString()).found().files())
                .containsExactly(file);
    }

    @Test
    void takesEachFileOnce() throws IOException {
        Path file = file("a.png");

        InputSearch.Found found =
                new InputSearch(PICTURES).add(file.toString()).add(folder.toString()).found();

        assertThat(found.files()).containsExactly(file);
        assertThat(found.duplicates()).isOne();
    }

    @Test
    void takesWhatFitsAPatternThatTheShellLeftAlone() throws IOException {
        file("x/1.png");
        file("x/2.png");
        file("x/10.txt");
        file("y/3.png");

        assertThat(new InputSearch(PICTURES).add(folder + "/*/[1-2].*").found().files())
                .containsExactly(folder.resolve("x/1.png"), folder.resolve("x/2.png"));
    }

    @Test
    void aPatternOfAnyFoldersMeansNoneToo() throws IOException {
        file("1.png");
        file("x/y/2.png");

        assertThat(new InputSearch(PICTURES).add(folder + "/**/*.png").found().files())
                .containsExactly(folder.resolve("1.png"), folder.resolve("x/y/2.png"));
    }

    @Test
    void aPatternLooksIntoALinkedFolder() throws IOException {
        file("data/1.png");
        Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("data"));

        assertThat(new InputSearch(PICTURES).add(link + "/*.png").found().files())
                .containsExactly(link.resolve("1.png"));
    }

    @Test
    void whatIsNeitherAFileNorAPatternIsRefused() {
        String word = folder + "/a[.png";

        assertThatThrownBy(() -> new InputSearch(PICTURES).add(word))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        word
                                + ": there is no such file or folder, and this is no pattern of"
                                + " files");
    }

    @Test
    void aPatternInAFolderThatIsNotThereFitsNothing() {
        String word = folder + "/nowhere/*.png";

        assertThatThrownBy(() -> new InputSearch(PICTURES).add(word))
                .isInstanceOf(DataException.class)
                .hasMessage(word + ": no file fits this pattern");
    }

    @Test
    void aFileIsTheSameHoweverItIsNamed() throws IOException {
        Path file = file("x/a.png");
        Path link = Files.createSymbolicLink(folder.resolve("b.png"), file);

        InputSearch.Found found =
                new InputSearch(PICTURES)
                        .add(file.toString())
                        .add(folder + "/x/../x/./a.png")
                        .add(link.toString())
                        .found();

        assertThat(found.files()).containsExactly(file);
        assertThat(found.duplicates()).isEqualTo(2);
    }

    @Test
    void aLinkThatLeadsBackIsNotFollowed() throws IOException {
        Path file = file("x/a.png");
        Files.createSymbolicLink(folder.resolve("x/back"), folder);

        InputSearch.Found found = new InputSearch(PICTURES).add(folder.toString()).found();

        assertThat(found.files()).containsExactly(file);
        assertThat(found.duplicates()).isZero();
    }

    @Test
    void aFileWhoseNameLooksLikeAPatternIsThatFile() throws IOException {
        Path file = file("what?[1].png");

        assertThat(new InputSearch(PICTURES).add(file.toString()).found().files())
                .containsExactly(file);
    }

    @Test
    void takesTheFilesOfAListFromItsFolder() throws IOException {
        Path file = file("ein Bild.png");
        Path list = Files.writeString(folder.resolve("list.txt"), "\ufeffein Bild.png\r\n\r\n");

        assertThat(new InputSearch(PICTURES).addList(list).found().files()).containsExactly(file);
    }

    @Test
    void aFolderOfFramesIsOneVideo() throws IOException {
        file("walk/1.jpg");
        file("walk/2.jpg");
        file("run.mp4");

        List<Path> files =
                new InputSearch(List.of("mp4", "")).add(folder.toString()).found().files();

        assertThat(files).containsExactly(folder.resolve("run.mp4"), folder.resolve("walk"));
    }

    @Test
    void whatIsNotThereIsAnError() throws IOException {
        InputSearch search = new InputSearch(PICTURES);
        assertRefused(
                () -> search.add(folder + "/no.png"),
                folder + "/no.png: there is no such file or folder");
        assertRefused(
                () -> search.add(folder + "/*.png"), folder + "/*.png: no file fits this pattern");
        assertRefused(
                () -> search.add(folder.toString()),
                folder
                        + ": holds no file that the student perceives (by ending: png, jpg), and no"
                        + " other");
        Path list = Files.writeString(folder.resolve("list.txt"), "\nno.png\n");
        assertRefused(
                () -> search.addList(list),
                list + ", line 2: 'no.png': there is no such file or folder");
        Files.writeString(list, "\n");
        assertRefused(() -> search.addList(list), list + ": names no file; expected one a line");
        assertRefused(
                () -> search.addList(folder.resolve("no.txt")),
                folder.resolve("no.txt") + ": there is no such list");
    }

    private static void assertRefused(Runnable search, String message) {
        assertThatThrownBy(search::run).isInstanceOf(DataException.class).hasMessage(message);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
