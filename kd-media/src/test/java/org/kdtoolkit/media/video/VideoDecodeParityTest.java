package org.kdtoolkit.media.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.sound.AudioDecoder;
import org.kdtoolkit.testkit.Fixture;

/** Against PyAV's frames and sound of a file with several streams of each kind. */
class VideoDecodeParityTest {

    private final Path file = Path.of(System.getProperty("kd.data", ""), "media/nasa_13013.mp4");

    private NDManager manager;
    private Fixture fixture;

    @BeforeEach
    void load() {
        Assumptions.assumeTrue(Files.exists(file), () -> file + " is absent");
        manager = NDManager.newBaseManager();
        fixture = Fixture.load("video_decode", manager);
    }

    @AfterEach
    void close() {
        if (manager != null) {
            manager.close();
        }
    }

    @Test
    void choosesTheSameStreamAndTellsItsFrames() throws SampleException {
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            assertThat(video.frames()).isEqualTo((int) fixture.number("out/decoded_frames"));
            float[] expected = fixture.get("out/frame_times").toFloatArray();
            double[] times = video.times().orElseThrow();
            assertThat(times).hasSameSizeAs(expected);
            for (int i = 0; i < times.length; i++) {
                assertThat(times[i]).isCloseTo(expected[i] - expected[0], within(1e-5));
            }
        }
    }

    @Test
    void decodesTheSameFrames() throws SampleException {
        List<String> names = fixture.names("out/rgb/", "");
        int[] numbers = names.stream().mapToInt(Integer::parseInt).toArray();
        try (FfmpegVideo video = FfmpegVideo.open(file)) {
            List<Frame> frames = video.read(numbers);
            for (int i = 0; i < numbers.length; i++) {
                NDArray expected = fixture.get("out/rgb/" + names.get(i));
                Frame frame = frames.get(i);
                assertThat(new Shape(frame.size().height(), frame.size().width(), 3))
                        .isEqualTo(expected.getShape());
                assertThat(meanDifference(frame.rgb(), expected.toByteArray())).isLessThan(3);
            }
        }
    }

    private static double meanDifference(byte[] a, byte[] b) {
        long sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Math.abs(Byte.toUnsignedInt(a[i]) - Byte.toUnsignedInt(b[i]));
        }
        return (double) sum / a.length;
    }

    @Test
    void decodesTheSameSound() throws SampleException {
        float[] expected = fixture.get("out/audio_mono_first_second").toFloatArray();
        AudioDecoder decoder =
                new AudioDecoder(
                        OptionalInt.of((int) fixture.number("out/audio_rate")),
                        OptionalInt.of(expected.length));
        assertThat(decoder.decode(file).values()).containsExactly(expected, Offset.offset(1e-3f));
        AudioDecoder whole = new AudioDecoder(OptionalInt.empty(), OptionalInt.empty());
        assertThat(whole.decode(file).values()).hasSize((int) fixture.number("out/audio_samples"));
    }
}
