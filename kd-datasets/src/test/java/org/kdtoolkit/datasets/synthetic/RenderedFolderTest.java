package org.kdtoolkit.datasets.synthetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;

class RenderedFolderTest {

    private static final List<String> LIST =
            List.of(
                    "id,subset,label,video,sound",
                    "train-00000,train,sliding-disc,train/train-00000.avi,mismatch",
                    "train-00001,train,pulsing-disc,train/train-00001.avi,mismatch",
                    "train-00002,train,sliding-disc,train/train-00002.mp4,mismatch",
                    "validation-00000,validation,sliding-disc,validation/validation-00000.avi,none",
                    "test-00000,test,sliding-disc,test/test-00000.avi,none",
                    "test-00001,test,pulsing-disc,test/test-00001.avi,none",
                    "test-00002,test,sliding-disc,test/test-00002.mp4,none",
                    "test-00003,test,pulsing-disc,test/test-00003.mp4,none",
                    "test-00004,test,sliding-disc,test/test-00004.avi,none");

    @TempDir private Path folder;

    @Test
    void holdsEveryVideoOfItsList() throws IOException {
        Path manifest = render(folder, 1);
        assertThat(manifest).hasContent(String.join("\n", LIST));
        assertThat(files(manifest.getParent()))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(
                                        Stream.of("manifest.csv"),
                                        LIST.stream().skip(1).map(row -> row.split(",")[3]))
                                .toList());
    }

    @Test
    void isRenderedOnce() throws IOException {
        Path manifest = render(folder, 1);
        FileTime written = FileTime.fromMillis(0);
        Files.setLastModifiedTime(manifest, written);
        assertThat(render(folder, 1)).isEqualTo(manifest);
        assertThat(Files.getLastModifiedTime(manifest)).isEqualTo(written);
    }

    @Test
    void isRenderedAlikeAnywhere() throws IOException {
        Path one = render(folder.resolve("one"), 1).getParent();
        Path other = render(folder.resolve("other"), 1).getParent();
        assertThat(other.getFileName()).isEqualTo(one.getFileName());
        for (String file : files(one)) {
            assertThat(other.resolve(file)).hasSameBinaryContentAs(one.resolve(file));
        }
    }

    @Test
    void hasANameOfItsOwnForEachConfiguration() {
        assertThat(render(folder, 1).getParent()).isNotEqualTo(render(folder, 2).getParent());
    }

    @Test
    void beginsAnewAfterAnInterruption() throws IOException {
        Path whole = render(folder.resolve("whole"), 1).getParent();
        Path half = folder.resolve("half");
        Path part = half.resolve("." + whole.getFileName() + ".part");
        Files.createDirectories(part.resolve("train"));
        Files.writeString(part.resolve("train/train-00000.avi"), "half a video");
        Files.writeString(part.resolve("train/train-99999.avi"), "of another time");

        Path rendered = render(half, 1).getParent();
        assertThat(files(rendered)).containsExactlyInAnyOrderElementsOf(files(whole));
        assertThat(rendered.resolve("train/train-00000.avi"))
                .hasSameBinaryContentAs(whole.resolve("train/train-00000.avi"));
        assertThat(part).doesNotExist();
    }

    @Test
    void leavesNothingHalfWhenItFails() throws IOException {
        Path name = render(folder.resolve("whole"), 1).getParent().getFileName();
        Path failing = folder.resolve("failing");
        // a folder that is not empty stands where the rendered one is to be moved
        Files.createDirectories(failing.resolve(name).resolve("other"));
        assertThatThrownBy(() -> render(failing, 1))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(failing + ": can't be written (")
                .hasMessageEndingWith("); set 'folder' to another one");
        assertThat(failing.resolve("." + name + ".part")).doesNotExist();
    }

    @Test
    void isRenderedByOneOfSeveralThatAskAtOnce() {
        List<Path> manifests =
                IntStream.range(0, 4).parallel().mapToObj(i -> render(folder, 1)).toList();
        assertThat(manifests).containsOnly(manifests.get(0));
        assertThat(manifests.get(0)).exists();
    }

    private static Path render(Path folder, long seed) {
        SyntheticVideoConfig config =
                new SyntheticVideoConfig(folder, 2, 3, 1, 5, 4, 16, 0.05, 0, 1, seed, Map.of());
        return new RenderedFolder(config, new ClipRenderer(config, config.sounds())).manifest();
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .toList();
        }
    }
}
