package org.kdtoolkit.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.media.encoding.MediaFormat;
import org.kdtoolkit.media.encoding.MediaWriter;
import org.kdtoolkit.media.encoding.VideoSettings;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.testkit.files.MediaFiles;

class AudioDecoderTest {

    private static final AudioDecoder ANY =
            new AudioDecoder(OptionalInt.empty(), OptionalInt.empty());

    @TempDir private Path folder;

    /** What FFmpeg is slower at. */
    @ParameterizedTest
    @CsvSource({"1, 8", "1, 16", "1, 24", "1, 32", "3, 32", "3, 64"})
    void readsPlainWavFilesAsFfmpegDoes(int tag, int bits) throws IOException, SampleException {
        FfmpegSoundDecoder ffmpeg =
                new FfmpegSoundDecoder(new MonoFormat(OptionalInt.empty(), OptionalInt.empty()));
        for (int channels : new int[] {1, 2, 6}) {
            byte[] data = samples(tag, bits, 900 * channels);
            Path wav = MediaFiles.wav(folder.resolve("a.sound"), tag, bits, channels, data);
            assertThat(ANY.decode(wav).values())
                    .hasSize(900)
                    .isEqualTo(ffmpeg.decode(wav, Segment.WHOLE, Silence::refused).values());
            Segment part = new Segment(0.05, 0.1);
            assertThat(ANY.decode(wav, part).values())
                    .hasSize(400)
                    .isEqualTo(ffmpeg.decode(wav, part, Silence::refused).values());
        }
    }

    private static byte[] samples(int tag, int bits, int count) {
        ByteBuffer data = ByteBuffer.allocate(count * bits / 8).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < count; i++) {
            double value = 0.8 * Math.sin(0.03 * i);
            switch (tag * 100 + bits) {
                case 332 -> data.putFloat((float) value);
                case 364 -> data.putDouble(value);
                case 108 -> data.put((byte) (128 + 100 * value));
                case 116 -> data.putShort((short) (30000 * value));
                case 124 -> data.put((byte) i).putShort((short) (30000 * value));
                default -> data.putInt((int) (2e9 * value));
            }
        }
        return data.array();
    }

    @ParameterizedTest
    @ValueSource(ints = {8000, 16000, 44100, 48000, 96000})
    void readsTheSoundOfVideos(int rate) throws SampleException {
        Path file = video(MediaFormat.AVI, rate, 1.5);
        float[] sound = ANY.decode(file).values();
        assertThat(sound).hasSize(rate * 3 / 2);
        for (int i = 0; i < sound.length; i++) {
            assertThat(sound[i]).isEqualTo(tone(i, rate), Offset.offset(1e-4f));
        }
    }

    @Test
    void decodesPartsAsItDecodesTheWhole() throws SampleException {
        int rate = 16000;
        for (MediaFormat format : MediaFormat.values()) {
            Path file = video(format, rate, 4);
            float[] whole = ANY.decode(file).values();
            float[] part = ANY.decode(file, new Segment(2.5, 3)).values();
            assertThat(part)
                    .containsExactly(
                            Arrays.copyOfRange(whole, rate * 5 / 2, rate * 3),
                            Offset.offset(1e-3f));
        }
    }

    @Test
    void resamplesTheBeginningAsItResamplesTheWhole() throws SampleException {
        Path file = video(MediaFormat.AVI, 44100, 2);
        float[] whole =
                new AudioDecoder(OptionalInt.of(16000), OptionalInt.empty()).decode(file).values();
        AudioDecoder cut = new AudioDecoder(OptionalInt.of(16000), OptionalInt.of(1000));
        assertThat(cut.decode(file).values()).isEqualTo(Arrays.copyOf(whole, 1000));
        AudioDecoder extended = new AudioDecoder(OptionalInt.of(16000), OptionalInt.of(40000));
        assertThat(extended.decode(file).values()).isEqualTo(Arrays.copyOf(whole, 40000));
        assertThat(extended.shape().get(0)).isEqualTo(40000);
    }

    @Test
    void refusesWhatHasNoSound() throws IOException, SampleException {
        refuses(folder.resolve("none.mp3"), "does not exist");
        refuses(Files.createFile(folder.resolve("empty.mp3")), "is empty");
        Path silent = video(MediaFormat.MP4, 0, 1);
        refuses(silent, "has no sound");
        Path sound = video(MediaFormat.AVI, 8000, 1);
        assertThatThrownBy(() -> ANY.decode(sound, new Segment(2, 3)))
                .isInstanceOf(SampleException.class)
                .hasMessage(sound + " has no sound from 2.0 to 3.0 s: it ends at 1.0 s");
    }

    private void refuses(Path file, String what) {
        assertThatThrownBy(() -> ANY.decode(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + " " + what);
    }

    private Path video(MediaFormat format, int rate, double seconds) {
        Path file = folder.resolve("video" + rate + format.ending());
        ImageSize size = new ImageSize(16, 16);
        OptionalInt sound = rate == 0 ? OptionalInt.empty() : OptionalInt.of(rate);
        try (MediaWriter writer =
                MediaWriter.open(file, format, new VideoSettings(size, 10, 90, sound))) {
            for (int i = 0; i < 10 * seconds; i++) {
                writer.write(new RgbFrame(new byte[3 * 16 * 16], size));
            }
            if (rate > 0) {
                float[] samples = new float[(int) (rate * seconds)];
                for (int i = 0; i < samples.length; i++) {
                    samples[i] = tone(i, rate);
                }
                writer.write(samples);
            }
            writer.finish();
        }
        return file;
    }

    private static float tone(int sample, int rate) {
        return (float) (0.5 * Math.sin(2 * Math.PI * 440 * sample / rate));
    }
}
