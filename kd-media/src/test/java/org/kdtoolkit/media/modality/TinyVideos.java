package org.kdtoolkit.media.modality;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.media.encoding.MediaFormat;
import org.kdtoolkit.media.encoding.MediaWriter;
import org.kdtoolkit.media.encoding.VideoSettings;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * Videos with sound, made for tests: frame n of 40 x 32 pixels is of the even grey {@code 20 + 10
 * n}, ten frames a second; the sound at 8 kHz is a sine of 1 kHz at half of its full swing.
 */
public final class TinyVideos {

    /** Frames a second. */
    public static final double RATE = 10;

    /** Of the sound, in Hz. */
    public static final int SAMPLE_RATE = 8000;

    /** Samples of one swing. */
    private static final int PERIOD = 8;

    private static final ImageSize SIZE = new ImageSize(32, 40);

    private TinyVideos() {}

    /** Writes a video in the format of its ending. */
    public static Path write(Path file, int frames) {
        VideoSettings settings = new VideoSettings(SIZE, RATE, 95, OptionalInt.of(SAMPLE_RATE));
        MediaFormat format = MediaFormat.of(file).orElseThrow();
        try (MediaWriter writer = MediaWriter.open(file, format, settings)) {
            for (int number = 0; number < frames; number++) {
                byte[] rgb = new byte[3 * SIZE.height() * SIZE.width()];
                Arrays.fill(rgb, (byte) grey(number));
                writer.write(new RgbFrame(rgb, SIZE));
            }
            float[] sound = new float[(int) (frames * SAMPLE_RATE / RATE)];
            for (int i = 0; i < sound.length; i++) {
                sound[i] = (float) (0.5 * Math.sin(2 * Math.PI * i / PERIOD));
            }
            writer.write(sound);
            writer.finish();
        }
        return file;
    }

    /** The value of every pixel of a frame, from 0 to 255. */
    public static int grey(int number) {
        return 20 + 10 * number;
    }

    /** Clips whose values are from 0 to 1, all else by default. */
    public static VideoConfig clips(int frames, int size, Optional<Double> rate) {
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        return clips(frames, size, rate, byDefault);
    }

    /** The same with other clips for the test. */
    public static VideoConfig clips(int frames, int size, Optional<Double> rate, ClipConfig test) {
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        return new VideoConfig(
                frames,
                rate,
                1,
                size,
                List.of(0.0, 0.0, 0.0),
                List.of(1.0, 1.0, 1.0),
                byDefault,
                byDefault,
                test);
    }
}
