package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.testkit.files.MediaFiles;

class FrameFolderTest extends VideoContract {

    @TempDir private Path folder;

    @Override
    Video open() throws SampleException {
        for (int i = 0; i < 12; i++) {
            picture("frame_%d.png".formatted(i), 10 * i);
        }
        return Videos.open(folder);
    }

    @Test
    void ordersNumbersAsNumbers() throws SampleException {
        try (Video video = open()) {
            assertThat(video.frames()).isEqualTo(12);
            assertThat(video.times()).isEmpty();
            for (int i = 0; i < 12; i++) {
                assertThat(video.read(i).get(0).rgb()[0] & 0xff).isEqualTo(10 * i);
            }
        }
    }

    @Test
    void comparesNamesByTheirParts() {
        List<String> names =
                new ArrayList<>(
                        List.of("b1", "a10", "a9b", "a9", "a", "10", "9", "a09", "99999999999a"));
        names.sort(NaturalOrder.INSTANCE);
        assertThat(names)
                .containsExactly("9", "10", "99999999999a", "a", "a09", "a9", "a9b", "a10", "b1");
    }

    @Test
    void takesOnlyPicturesOfAllKinds() throws IOException, SampleException {
        picture("1.png", 10);
        picture("2.JPG", 20);
        picture("3.jpeg", 30);
        picture(".4.png", 40);
        Files.writeString(folder.resolve("times.txt"), "0 1 2");
        try (Video video = Videos.open(folder)) {
            assertThat(video.frames()).isEqualTo(3);
            for (Frame frame : video.read(0, 1, 2)) {
                assertThat(frame.rgb()).hasSize(3 * 2 * 3);
            }
        }
    }

    @Test
    void namesTheFileThatIsBroken() throws IOException, SampleException {
        picture("1.png", 10);
        Files.writeString(folder.resolve("2.jpg"), "text");
        picture("3.png", 30);
        MediaFiles.cutOff(folder.resolve("3.png"), 50);
        try (Video video = Videos.open(folder)) {
            assertThatThrownBy(() -> video.read(0, 1))
                    .isInstanceOf(SampleException.class)
                    .hasMessage(
                            folder.resolve("2.jpg")
                                    + " is not an image; expected PNG, JPEG, BMP, GIF or TIFF");
            assertThatThrownBy(() -> video.read(0, 2))
                    .isInstanceOf(SampleException.class)
                    .hasMessageStartingWith(folder.resolve("3.png").toString());
            Files.delete(folder.resolve("1.png"));
            assertThatThrownBy(() -> video.read(0))
                    .isInstanceOf(SampleException.class)
                    .hasMessage(folder.resolve("1.png") + " does not exist");
        }
    }

    @Test
    void refusesFramesOfSeveralSizes() throws IOException, SampleException {
        picture("1.png", 10);
        BufferedImage large = new BufferedImage(5, 4, BufferedImage.TYPE_INT_RGB);
        MediaFiles.image(folder.resolve("2.png"), large, "png");
        try (Video video = Videos.open(folder)) {
            assertThatThrownBy(() -> video.read(0, 1))
                    .isInstanceOf(SampleException.class)
                    .hasMessage(
                            "%s has 4 x 5 pixels, but %s has 2 x 3; all frames must have one size"
                                    .formatted(folder.resolve("2.png"), folder.resolve("1.png")));
        }
    }

    @Test
    void refusesFoldersWithoutPicturesAndFiles() throws IOException {
        assertThatThrownBy(() -> Videos.open(folder))
                .isInstanceOf(SampleException.class)
                .hasMessage(folder + " holds no frames; expected .jpg, .jpeg or .png files");
        Path file = Files.writeString(folder.resolve("file"), "text");
        assertThatThrownBy(() -> FrameFolder.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + " is not a folder");
    }

    private void picture(String name, int red) {
        BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 6; i++) {
            image.setRGB(i % 3, i / 3, red << 16 | 0x4020);
        }
        String format = name.endsWith("png") ? "png" : "jpg";
        try {
            MediaFiles.image(folder.resolve(name), image, format);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
