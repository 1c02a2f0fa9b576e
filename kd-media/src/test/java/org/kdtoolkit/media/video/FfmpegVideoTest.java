package org.kdtoolkit.media.video;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.testkit.files.MediaFiles;

class FfmpegVideoTest extends VideoContract {

    private static final int FRAMES = 47;

    @TempDir private Path folder;

    @Override
    Video open() throws SampleException {
        return Videos.open(TestVideo.of("mpeg4").write(folder.resolve("contract.mp4"), 5));
    }

    @ParameterizedTest
    @CsvSource({
        "mjpeg, 0, avi",
        "mjpeg, 0, mov",
        "ffv1, 0, mkv",
        "mpeg4, 0, avi",
        "mpeg4, 0, mp4",
        "mpeg4, 2, mp4",
        "mpeg4, 2, mkv",
        "mpeg4, 2, avi",
        "mpeg2video, 2, ts",
        "mpeg2video, 2, mpg",
        "flv, 0, flv",
    })
    void readsAnyFrameOfAnyFormat(String codec, int betweenFrames, String ending)
            throws SampleException {
        Path file =
                new TestVideo(codec, 33, 47, 10, betweenFrames)
                        .write(folder.resolve("video." + ending), FRAMES);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            assertThat(video.frames()).isEqualTo(FRAMES);
            for (int number : new int[] {0, 1, 2, 30, 31, 9, 10, 11, 46, 45, 46, 46, 19, 0, 28}) {
                assertThat(grey(video.read(number).get(0)))
                        .as("frame %d", number)
                        .isCloseTo(TestVideo.rgb(codec, number), within(5.0));
            }
        }
    }

    @Test
    void givesFramesInTheOrderOfTheNumbers() throws SampleException {
        Path file = TestVideo.of("mpeg4").write(folder.resolve("video.mp4"), FRAMES);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            List<Frame> frames = video.read(20, 3, 3, 41);
            assertThat(frames).hasSize(4);
            assertThat(frames.get(1)).isSameAs(frames.get(2));
            assertThat(frames.get(0).rgb()).isEqualTo(video.read(20).get(0).rgb());
            assertThat(frames.get(1).rgb()).isEqualTo(video.read(3).get(0).rgb());
            assertThat(frames.get(3).rgb()).isEqualTo(video.read(41).get(0).rgb());
            assertThat(frames).allMatch(frame -> frame.size().equals(new ImageSize(33, 47)));
        }
    }

    @Test
    void tellsTimesFromTheFirstFrame() throws SampleException {
        Path file = TestVideo.of("mpeg4").write(folder.resolve("video.mp4"), FRAMES);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            double[] expected =
                    IntStream.range(0, FRAMES)
                            .mapToDouble(i -> (double) i / TestVideo.FRAMES_A_SECOND)
                            .toArray();
            assertThat(video.times().orElseThrow()).containsExactly(expected, within(1e-9));
        }
    }

    @Test
    void readsInManyThreads() throws InterruptedException, ExecutionException {
        Path file = new TestVideo("mpeg4", 33, 47, 10, 2).write(folder.resolve("a.mp4"), FRAMES);
        Callable<Integer> read =
                () -> {
                    try (FfmpegVideo video = FfmpegVideo.open(file)) {
                        return video.read(IntStream.range(0, FRAMES).toArray()).stream()
                                .mapToInt(frame -> Arrays.hashCode(frame.rgb()))
                                .sum();
                    }
                };
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<Integer> first = threads.submit(read);
            for (Future<Integer> other :
                    threads.invokeAll(IntStream.range(0, 8).mapToObj(i -> read).toList())) {
                assertThat(other.get()).isEqualTo(first.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void opensLongVideosAndReadsInTheirMiddle() throws SampleException {
        int frames = 50_000;
        Path file = new TestVideo("mpeg4", 16, 16, 12, 0).write(folder.resolve("long.mp4"), frames);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            assertThat(video.frames()).isEqualTo(frames);
            int[] clip = IntStream.range(25_000, 25_016).toArray();
            List<Frame> read = video.read(clip);
            for (int i = 0; i < clip.length; i++) {
                assertThat(grey(read.get(i)))
                        .isCloseTo(TestVideo.rgb("mpeg4", clip[i]), within(5.0));
            }
        }
    }

    @Test
    void refusesWhatIsNoVideo() throws IOException {
        refuses(folder, "is a folder, expected a file");
        refuses(folder.resolve("none.mp4"), "does not exist");
        refuses(Files.createFile(folder.resolve("empty.mp4")), "is empty");
        refuses(
                Files.writeString(folder.resolve("text.avi"), "text"),
                "is not a media file, or is broken (Invalid data found when processing input)");
        refuses(MediaFiles.wav(folder.resolve("sound.avi"), new int[800]), "has no video");
    }

    @ParameterizedTest
    @CsvSource({"avi", "mp4", "mkv"})
    void refusesAFileThatIsCutOff(String ending) throws IOException {
        Path file = TestVideo.of("mpeg4").write(folder.resolve("cut." + ending), FRAMES);
        MediaFiles.cutOff(file, (int) (Files.size(file) * 2 / 3));
        assertThatThrownBy(() -> FfmpegVideo.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessageMatching(
                        ".*cut." + ending + " is cut off: it claims \\d+ bytes, there are \\d+");
    }

    @Test
    void namesTheFrameThatIsBroken() throws IOException, SampleException {
        Path file = TestVideo.of("mpeg4").write(folder.resolve("broken.avi"), FRAMES);
        byte[] bytes = Files.readAllBytes(file);
        int chunk = 0;
        for (int frame = 0; frame <= 20; frame++) {
            chunk = new String(bytes, ISO_8859_1).indexOf("00dc", chunk + 4);
        }
        Arrays.fill(bytes, chunk + 16, chunk + 32, (byte) 0xff);
        Files.write(file, bytes);
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            int[] all = IntStream.range(0, video.frames()).toArray();
            assertThatThrownBy(() -> video.read(all))
                    .isInstanceOf(SampleException.class)
                    .hasMessageMatching(
                            ".*broken.avi, frame (19|20) of 47: can't be decoded \\(.+"
                                    + " found.*");
            assertThat(grey(video.read(0).get(0)))
                    .isCloseTo(TestVideo.rgb("mpeg4", 0), within(5.0));
        }
    }

    @Test
    void isClosedOnce() throws SampleException {
        Path file = TestVideo.of("mjpeg").write(folder.resolve("video.avi"), 3);
        FfmpegVideo video = FfmpegVideo.open(file);
        assertThatThrownBy(() -> video.read(3)).isInstanceOf(IndexOutOfBoundsException.class);
        video.close();
        video.close();
        assertThatThrownBy(() -> video.read(0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the video is closed");
    }

    private void refuses(Path file, String what) {
        assertThatThrownBy(() -> FfmpegVideo.open(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + " " + what);
    }

    private static double grey(Frame frame) {
        byte[] rgb = frame.rgb();
        return IntStream.range(0, rgb.length)
                .map(i -> Byte.toUnsignedInt(rgb[i]))
                .average()
                .orElseThrow();
    }
}
