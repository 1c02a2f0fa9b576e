package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;

/** A frame is the same, bit by bit, wherever decoding began that led to it. */
class RandomAccessTest {

    private static final double SECONDS = 1.0 / TestVideo.FRAMES_A_SECOND;

    @TempDir private Path folder;

    /** Frame n of each file is of grey {@link TestVideo#grey}, with a texture that moves. */
    @ParameterizedTest
    @CsvSource({
        // open GOPs, whose recovery points come before frames that need the GOP before
        "h264-open-gop.mp4, 32",
        // and without time stamps of showing
        "h264-open-gop.avi, 32",
        "h264-slices.ts, 24",
        // key frames that aren't whole
        "h264-intra-refresh.mp4, 40",
        // macroblocks of one field or of both, side by side
        "h264-interlaced.mp4, 40",
        // frames that the decoder has ready when it gets to another place
        "hevc-closed-gop.mp4, 40",
        "hevc-open-gop.mkv, 40",
        // two frames in one packet, and none in the next one, which claims to be a key frame
        "xvid-packed.avi, 24",
    })
    void readsEncodersFrames(String name, int frames) throws SampleException {
        Path file = resource(name);
        assertFrames("", file, frames);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            assertThat(video.times().orElseThrow()).containsExactly(times(frames), within(1e-6));
        }
    }

    @Test
    void readsFieldsInPacketsOfTheirOwnAsOneFrame() throws SampleException {
        Path file = resource("h264-fields.ts");
        assertFrames("", file, 8);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            // the fifth frame is a single packet, to which its writer gave the time of one field
            assertThat(video.times().orElseThrow())
                    .containsExactly(
                            new double[] {0, 0.04, 0.08, 0.12, 0.16, 0.18, 0.22, 0.26},
                            within(1e-6));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mpeg4, 2, avi",
        "mpeg4, 2, mp4",
        "mpeg2video, 2, avi",
        "mpeg2video, 2, mpg",
        "mpeg2video, 2, vob",
        "mpeg2video, 2, ts",
        "mpeg1video, 2, mpg",
        "mjpeg, 0, avi",
        "flv, 0, flv",
        "msmpeg4, 0, avi",
    })
    void readsFramesOfEveryContainer(String codec, int betweenFrames, String ending)
            throws SampleException {
        Path file =
                new TestVideo(codec, 33, 47, 10, betweenFrames)
                        .write(folder.resolve("video." + ending), 47);
        assertFrames(codec, file, 47);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            assertThat(video.times().orElseThrow()).containsExactly(times(47), within(1e-6));
        }
    }

    @Test
    void takesPacketsWithoutContentForNoFrames() throws SampleException {
        Path file = resource("still.ogv");
        assertThat(inSequence(file)).hasSize(2);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            assertThat(video.times().orElseThrow())
                    .containsExactly(new double[] {0, 0.5}, within(1e-6));
        }
    }

    @Test
    void believesNoKeyFrameThatNeedsOthers() throws SampleException {
        // FFmpeg calls all packets of H.263 in AVI key frames
        Path file = new TestVideo("h263p", 48, 64, 10, 0).write(folder.resolve("video.avi"), 47);
        assertFrames("h263p", file, 47);
    }

    @Test
    void goesOnWhereTheClockIsSetBack() throws IOException, SampleException {
        byte[] part =
                Files.readAllBytes(
                        new TestVideo("mpeg2video", 33, 47, 10, 2)
                                .write(folder.resolve("part.mpg"), 20));
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(part);
        both.write(part);
        Path file = Files.write(folder.resolve("joined.mpg"), both.toByteArray());
        List<byte[]> inSequence = inSequence(file);
        assertThat(inSequence).hasSize(40);
        assertThat(inSequence.get(20)).isEqualTo(inSequence.get(0));
        assertReadsTheSame(file, inSequence);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            assertThat(video.times().orElseThrow()).containsExactly(times(40), within(1e-6));
        }
    }

    private static void assertFrames(String codec, Path file, int frames) throws SampleException {
        List<byte[]> inSequence = inSequence(file);
        assertThat(inSequence).hasSize(frames);
        for (int i = 0; i < frames; i++) {
            assertThat(grey(inSequence.get(i)))
                    .as("frame %d", i)
                    .isCloseTo(TestVideo.rgb(codec, i), within(6.0));
        }
        assertReadsTheSame(file, inSequence);
    }

    private static List<byte[]> inSequence(Path file) throws SampleException {
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            int[] all = IntStream.range(0, video.frames()).toArray();
            return video.read(all).stream().map(Frame::rgb).toList();
        }
    }

    private static void assertReadsTheSame(Path file, List<byte[]> inSequence)
            throws SampleException {
        int frames = inSequence.size();
        List<Integer> backwards = new ArrayList<>(IntStream.range(0, frames).boxed().toList());
        Collections.reverse(backwards);
        List<Integer> anyhow = new ArrayList<>(backwards);
        Collections.shuffle(anyhow, new Random(5));
        for (List<Integer> order : List.of(backwards, anyhow)) {
            try (FfmpegVideo video = FfmpegVideo.open(file)) {
                for (int number : order) {
                    assertThat(video.read(number).get(0).rgb())
                            .as("frame %d", number)
                            .isEqualTo(inSequence.get(number));
                }
            }
        }
    }

    private static double[] times(int frames) {
        return IntStream.range(0, frames).mapToDouble(i -> i * SECONDS).toArray();
    }

    private static double grey(byte[] rgb) {
        return IntStream.range(0, rgb.length)
                .map(i -> Byte.toUnsignedInt(rgb[i]))
                .average()
                .orElseThrow();
    }

    private static Path resource(String name) {
        try {
            return Path.of(RandomAccessTest.class.getResource("/videos/" + name).toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
