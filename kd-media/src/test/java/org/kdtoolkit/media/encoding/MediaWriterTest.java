package org.kdtoolkit.media.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.sound.AudioDecoder;
import org.kdtoolkit.media.video.Video;
import org.kdtoolkit.media.video.Videos;

class MediaWriterTest {

    private static final ImageSize SIZE = new ImageSize(33, 47);
    private static final VideoSettings SILENT = new VideoSettings(SIZE, 8, 90, OptionalInt.empty());

    private static final int FRAMES = 20;

    @TempDir private Path folder;

    @ParameterizedTest
    @EnumSource
    void writesFramesThatReadBackAsTheyWere(MediaFormat format) throws SampleException {
        Path file = folder.resolve("new").resolve("video" + format.ending());
        write(file, format, SILENT);
        try (Video video = Videos.open(file)) {
            assertThat(video.frames()).isEqualTo(FRAMES);
            assertThat(video.times().orElseThrow()[FRAMES - 1])
                    .isCloseTo((FRAMES - 1) / 8.0, within(1e-3));
            List<Frame> frames = video.read(IntStream.range(0, FRAMES).toArray());
            for (int number = 0; number < FRAMES; number++) {
                assertThat(frames.get(number).size()).isEqualTo(SIZE);
                // a coarseness of 2 in either codec
                assertThat(furthest(frames.get(number).rgb(), frame(number).rgb()))
                        .isLessThanOrEqualTo(8);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void writesSoundBesideThePictures(MediaFormat format) throws SampleException {
        Path file = folder.resolve("video" + format.ending());
        float[] tone = new float[16_001];
        for (int i = 0; i < tone.length; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 / 8000 * i));
        }
        VideoSettings settings = new VideoSettings(SIZE, 8, 90, OptionalInt.of(8000));
        try (MediaWriter writer = MediaWriter.open(file, format, settings)) {
            writer.write(frame(0));
            writer.write(Arrays.copyOf(tone, 3000));
            writer.write(frame(1));
            writer.write(Arrays.copyOfRange(tone, 3000, tone.length));
            writer.finish();
        }
        float[] read =
                new AudioDecoder(OptionalInt.empty(), OptionalInt.empty()).decode(file).values();
        // AAC comes in pieces of 1024 samples
        assertThat(read.length).isBetween(tone.length, tone.length + 1023);
        double error = 0;
        for (int i = 0; i < tone.length; i++) {
            error += Math.abs(read[i] - tone[i]) / tone.length;
        }
        assertThat(error).isLessThan(0.005);
    }

    @ParameterizedTest
    @EnumSource
    void writesTheSameBytesAgain(MediaFormat format) {
        Path one = folder.resolve("one" + format.ending());
        Path other = folder.resolve("other" + format.ending());
        write(one, format, SILENT);
        write(other, format, SILENT);
        assertThat(other).hasSameBinaryContentAs(one);
    }

    @Test
    void knowsFormatsByTheirEndings() {
        assertThat(MediaFormat.of(Path.of("a.AVI"))).contains(MediaFormat.AVI);
        assertThat(MediaFormat.of(Path.of("avi", "a.mp4"))).contains(MediaFormat.MP4);
        assertThat(MediaFormat.of(Path.of("a.mp4", "avi"))).isEmpty();
    }

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
                .hasMessageStartingWith(
                        file
                                + ": can't be written (the encoder for aac does not take sound at"
                                + " 9001 Hz: Invalid argument");
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

    private static void write(Path file, MediaFormat format, VideoSettings settings) {
        try (MediaWriter writer = MediaWriter.open(file, format, settings)) {
            IntStream.range(0, FRAMES).forEach(number -> writer.write(frame(number)));
            writer.finish();
        }
    }

    private static int furthest(byte[] found, byte[] wanted) {
        return IntStream.range(0, wanted.length)
                .map(i -> Math.abs(Byte.toUnsignedInt(found[i]) - Byte.toUnsignedInt(wanted[i])))
                .max()
                .orElseThrow();
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
