package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;

/** Whatever bytes a file has, it gives its frames or says what is wrong with it. */
class DamagedVideoTest {

    private static final int FRAMES = 12;

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "mpeg4, mp4",
        "mpeg4, avi",
        "mjpeg, mov",
        "mpeg4, mkv",
        "mpeg2video, ts",
        "flv, flv"
    })
    void readsOrRefusesDamagedFiles(String codec, String ending) throws IOException {
        Path whole = TestVideo.of(codec).write(folder.resolve("whole." + ending), FRAMES);
        byte[] bytes = Files.readAllBytes(whole);
        Random random = new Random(7);
        Path file = folder.resolve("damaged." + ending);
        int refused = 0;
        for (int i = 0; i < 150; i++) {
            Files.write(file, damaged(bytes, random));
            refused += isRefused(file) ? 1 : 0;
        }
        assertThat(refused).isPositive();
    }

    /** A few other bytes, or fewer, more often where the header is. */
    private static byte[] damaged(byte[] bytes, Random random) {
        byte[] damaged =
                random.nextInt(4) == 0
                        ? Arrays.copyOf(bytes, random.nextInt(bytes.length))
                        : bytes.clone();
        for (int i = 0; i <= random.nextInt(8) && damaged.length > 0; i++) {
            int bound = random.nextBoolean() ? Math.min(damaged.length, 1000) : damaged.length;
            damaged[random.nextInt(bound)] =
                    (byte) (random.nextBoolean() ? 0xff : random.nextInt());
        }
        return damaged;
    }

    private static boolean isRefused(Path file) {
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            int[] numbers = IntStream.range(0, Math.min(video.frames(), 2 * FRAMES)).toArray();
            List<Frame> frames = video.read(numbers);
            assertThat(frames).hasSameSizeAs(numbers).doesNotContainNull();
            return false;
        } catch (SampleException e) {
            assertThat(e.getMessage()).startsWith(file.toString());
            return true;
        }
    }

    @Test
    void keepsNothingOfFilesThatAreClosedOrRefused() throws IOException, SampleException {
        Assumptions.assumeTrue(
                ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean,
                "open files are counted on Unix alone");
        Path whole = TestVideo.of("mpeg4").write(folder.resolve("whole.mp4"), FRAMES);
        byte[] bytes = Files.readAllBytes(whole);
        Path silent = Files.write(folder.resolve("cut.mp4"), Arrays.copyOf(bytes, 100));
        Path text = Files.writeString(folder.resolve("text.mp4"), "text");
        openOften(50, whole, silent, text);
        long files = openFiles();
        long memory = Pointer.physicalBytes() - Runtime.getRuntime().totalMemory();
        openOften(1000, whole, silent, text);
        assertThat(openFiles()).isLessThanOrEqualTo(files + 5);
        // what FFmpeg takes for one file is 100 kB and more
        assertThat(Pointer.physicalBytes() - Runtime.getRuntime().totalMemory())
                .isLessThan(memory + (50L << 20));
    }

    private static void openOften(int times, Path whole, Path... refused) throws SampleException {
        for (int i = 0; i < times; i++) {
            try (FfmpegVideo video = FfmpegVideo.open(whole)) {
                assertThat(video.read(FRAMES - 1)).hasSize(1);
            }
            for (Path file : refused) {
                assertThatThrownBy(() -> FfmpegVideo.open(file))
                        .isInstanceOf(SampleException.class);
            }
        }
    }

    private static long openFiles() {
        return ((UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getOpenFileDescriptorCount();
    }
}
