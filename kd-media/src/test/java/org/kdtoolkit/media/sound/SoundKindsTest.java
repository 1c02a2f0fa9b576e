package org.kdtoolkit.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.testkit.files.MediaFiles;

/**
 * What a file holds, its content says, not its name. The files were written with FFmpeg and SoX:
 * each holds a tone of 440 Hz for a quarter of a second at 8 kHz, encoded as its name says.
 */
class SoundKindsTest {

    private static final int RATE = 8000;
    private static final int LENGTH = RATE / 4;

    private static final AudioDecoder ANY =
            new AudioDecoder(OptionalInt.empty(), OptionalInt.empty());

    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "piped",
                "rf64",
                "rifx",
                "rifx-24",
                "w64",
                "aiff",
                "extensible-24",
                "float",
                "flac"
            })
    void readsWhatIsLosslessAsItWas(String name) throws SampleException {
        float[] expected = ANY.decode(file("pcm")).values();
        assertThat(expected).hasSize(LENGTH);
        assertThat(ANY.decode(file(name)).values()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mulaw", "alaw", "adpcm-ms", "adpcm-ima", "g726", "gsm"})
    void readsOtherEncodingsOfWavFilesNearly(String name) throws SampleException {
        float[] expected = ANY.decode(file("pcm")).values();
        float[] found = ANY.decode(file(name)).values();
        assertThat(found.length).isBetween(LENGTH, LENGTH + 320);
        assertThat(amplitude(found)).isCloseTo(amplitude(expected), within(0.1));
    }

    /** Their encoders put a little silence before and behind. */
    @ParameterizedTest
    @ValueSource(strings = {"mp3", "mp3-in-riff", "ogg"})
    void readsWhatIsNoWavFileUnderItsName(String name) throws SampleException {
        float[] found = ANY.decode(file(name)).values();
        assertThat(found.length).isBetween(LENGTH, LENGTH + 2000);
        assertThat(amplitude(found)).isGreaterThan(0.2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"mulaw", "rf64", "rifx", "aiff"})
    void refusesWhatIsCutOff(String name) throws IOException {
        byte[] all = Files.readAllBytes(file(name));
        Path cut = MediaFiles.write(folder.resolve(name + ".wav"), all);
        MediaFiles.cutOff(cut, all.length - 100);
        assertThatThrownBy(() -> ANY.decode(cut))
                .isInstanceOf(SampleException.class)
                .hasMessageMatching(
                        ".*\\.wav is cut off: (it claims %d bytes, there are %d|a chunk claims .*)"
                                .formatted(all.length, all.length - 100));
    }

    @Test
    void namesContentThatIsNoSound() throws IOException {
        refuses(MediaFiles.npy(folder.resolve("a.wav"), 1, 2), "holds a NumPy array");
        refuses(MediaFiles.grey(folder.resolve("b.wav"), new int[] {1, 2}), "holds a PNG picture");
        refuses(
                MediaFiles.write(
                        folder.resolve("c.wav"),
                        "<!DOCTYPE html><html>".getBytes(StandardCharsets.US_ASCII)),
                "holds a web page");
    }

    private static void refuses(Path file, String what) {
        assertThatThrownBy(() -> ANY.decode(file))
                .isInstanceOf(SampleException.class)
                .hasMessage("%s %s, expected sound", file, what);
    }

    /** How loud the tone is, on average. */
    private static double amplitude(float[] sound) {
        double sine = 0;
        double cosine = 0;
        for (int i = 0; i < sound.length; i++) {
            assertThat(sound[i]).isCloseTo(0, Offset.offset(1.01f));
            sine += sound[i] * Math.sin(2 * Math.PI * 440 * i / RATE);
            cosine += sound[i] * Math.cos(2 * Math.PI * 440 * i / RATE);
        }
        return 2 * Math.hypot(sine, cosine) / sound.length;
    }

    private static Path file(String name) {
        return Path.of("src/test/resources/sounds", name + ".wav");
    }
}
