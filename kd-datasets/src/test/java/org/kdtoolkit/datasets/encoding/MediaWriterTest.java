package org.kdtoolkit.datasets.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.datasets.media.ImageSize;
import org.kdtoolkit.datasets.video.RgbFrame;

class MediaWriterTest {

    private static final ImageSize SIZE = new ImageSize(33, 47);
    private static final VideoSettings SILENT = new VideoSettings(SIZE, 8, 90, OptionalInt.empty());

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void leavesNothingWhenItIsNotFinished(MediaFormat format) {
        Path file = folder.resolve("half" + format.ending());
        try (MediaWriter writer = MediaWriter.open(file, format, SILENT)) {
            writer.write(frame(0));
        }
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @EnumSource
    void keepsTheFileBeforeWhenItFailsMidway(MediaFormat format) throws IOException {
        Path file = Files.writeString(folder.resolve("video" + format.ending()), "before");
        try (MediaWriter writer = MediaWriter.open(file, format, SILENT)) {
            writer.write(frame(0));
            ImageSize small = new ImageSize(32, 47);
            assertThatThrownBy(() -> writer.write(new RgbFrame(new byte[3 * 32 * 47], small)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the video's frames are of 33 x 47, found one of 32 x 47");
        }
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saysWhatAnEncoderDoesNotTake() {
        Path file = folder.resolve("video.mp4");
        VideoSettings odd = new VideoSettings(SIZE, 8, 90, OptionalInt.of(9001));
        assertThatThrownBy(() -> MediaWriter.open(file, MediaFormat.MP4, odd))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file
                                + ": can't be written (the encoder for aac does not take sound at"
                                + " 9001 Hz: Invalid argument)");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void saysWhichFileCannotBeWritten() throws IOException {
        Path file =
                Files.createDirectories(folder.resolve("a/.b.avi.part")).resolveSibling("b.avi");
        assertThatThrownBy(() -> MediaWriter.open(file, MediaFormat.AVI, SILENT))
                .isInstanceOf(DataException.class)
                .hasMessage(file + ": can't be written (Is a directory)");
    }

    @Test
    void needsAFrame() {
        Path file = folder.resolve("video.avi");
        try (MediaWriter writer = MediaWriter.open(file, MediaFormat.AVI, SILENT)) {
            assertThatThrownBy(writer::finish)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("a video has at least one frame, none was written");
            assertThatThrownBy(() -> writer.write(new float[1]))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("the video is silent by its settings");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void countsQualityAsJpegEncodersDo() {
        assertThat(new VideoSettings(SIZE, 8, 100, OptionalInt.empty()).coarseness()).isEqualTo(1);
        assertThat(new VideoSettings(SIZE, 8, 90, OptionalInt.empty()).coarseness()).isEqualTo(2);
        assertThat(new VideoSettings(SIZE, 8, 75, OptionalInt.empty()).coarseness()).isEqualTo(5);
        assertThat(new VideoSettings(SIZE, 8, 50, OptionalInt.empty()).coarseness()).isEqualTo(10);
        assertThat(new VideoSettings(SIZE, 8, 1, OptionalInt.empty()).coarseness()).isEqualTo(31);
    }

    @Test
    void refusesSettingsOutOfRange() {
        assertThatThrownBy(() -> new VideoSettings(SIZE, Double.NaN, 90, OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a video has from 0.1 to 1000 frames a second, found NaN");
        assertThatThrownBy(() -> new VideoSettings(SIZE, 8, 0, OptionalInt.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a quality is from 1 to 100, found 0");
    }

    /** Red is even, green grows to the right, blue with the number. */
    private static RgbFrame frame(int number) {
        byte[] rgb = new byte[3 * SIZE.height() * SIZE.width()];
        for (int i = 0; i < SIZE.height() * SIZE.width(); i++) {
            rgb[3 * i] = (byte) 200;
            rgb[3 * i + 1] = (byte) (5 * (i % SIZE.width()));
            rgb[3 * i + 2] = (byte) (12 * number);
        }
        return new RgbFrame(rgb, SIZE);
    }
}
