package org.kdtoolkit.datasets.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

class WavDecoderTest {

    private static final WavDecoder ANY = new WavDecoder(OptionalInt.empty(), OptionalInt.empty());

    @TempDir private Path folder;

    @Test
    void readsSixteenBits() throws IOException, SampleException {
        HostTensor sound = ANY.decode(MediaFiles.wav(file(), 0, 16384, -32768));
        assertThat(sound.shape()).isEqualTo(new Shape(3));
        assertThat(sound.values()).containsExactly(0, 0.5f, -1);
    }

    @Test
    void readsEveryEncoding() throws IOException, SampleException {
        assertThat(one(1, 8, bytes(1).put(0, (byte) 0x40))).isEqualTo(-0.5f);
        assertThat(one(1, 24, bytes(3).put(2, (byte) 0xc0))).isEqualTo(-0.5f);
        assertThat(one(1, 24, bytes(3).put(0, (byte) 0xff))).isEqualTo(255f / (1 << 23));
        assertThat(one(1, 32, bytes(4).putInt(0, 1 << 30))).isEqualTo(0.5f);
        assertThat(one(3, 32, bytes(4).putFloat(0, 0.3f))).isEqualTo(0.3f);
        assertThat(one(3, 64, bytes(8).putDouble(0, 0.3))).isEqualTo(0.3f);
    }

    @Test
    void averagesChannels() throws IOException, SampleException {
        ByteBuffer data = bytes(8).putShort(0, (short) 16384).putShort(6, (short) -16384);
        Path file = MediaFiles.wav(file(), 1, 16, 2, data.array());
        assertThat(ANY.decode(file).values()).containsExactly(0.25f, -0.25f);
    }

    @Test
    void passesOverOtherChunks() throws IOException, SampleException {
        byte[] plain = Files.readAllBytes(MediaFiles.wav(file(), 16384));
        ByteBuffer padded = bytes(plain.length + 12).put(plain, 0, 12);
        padded.put("LIST".getBytes("US-ASCII")).putInt(3).putInt(0).put(plain, 12, 34);
        Path file = MediaFiles.write(file(), padded.array());
        assertThat(ANY.decode(file).values()).containsExactly(0.5f);
    }

    @Test
    void cutsAndExtendsToALength() throws IOException, SampleException {
        Path file = MediaFiles.wav(file(), 16384, -16384, 16384);
        assertThat(ofLength(2).decode(file).values()).containsExactly(0.5f, -0.5f);
        assertThat(ofLength(4).decode(file).values()).containsExactly(0.5f, -0.5f, 0.5f, 0);
        assertThat(ofLength(4).shape()).isEqualTo(new Shape(4));
    }

    @Test
    void resamplesAnotherRate() throws IOException, SampleException {
        Path file = MediaFiles.wav(file(), new int[800]);
        WavDecoder twice = new WavDecoder(OptionalInt.of(16000), OptionalInt.empty());
        assertThat(twice.decode(file).values()).hasSize(1600).containsOnly(0);
        WavDecoder cut = new WavDecoder(OptionalInt.of(16000), OptionalInt.of(1000));
        assertThat(cut.decode(file).shape()).isEqualTo(new Shape(1000));
    }

    @Test
    void refusesToResampleRatesThatNoSoundHas() throws IOException {
        Path file = MediaFiles.patch(MediaFiles.wav(file(), 0), 24, 12, ByteOrder.LITTLE_ENDIAN);
        assertThatThrownBy(
                        () ->
                                new WavDecoder(OptionalInt.of(16000), OptionalInt.empty())
                                        .decode(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        file
                                + " claims a sample rate of 12 Hz; from 1000 to 1000000 can be"
                                + " resampled");
    }

    @Test
    void refusesAFileThatIsCutOff() throws IOException {
        refuses(
                MediaFiles.cutOff(MediaFiles.wav(file(), 1, 2, 3), 46),
                "is cut off: a chunk claims 6 bytes, 2 are left");
        refuses(
                MediaFiles.cutOff(MediaFiles.wav(file(), 1, 2, 3), 40),
                "has no chunk of sound; is it cut off?");
        refuses(
                MediaFiles.cutOff(MediaFiles.wav(file(), 1, 2, 3), 11),
                "is not a WAV file: it does not begin with RIFF and WAVE");
    }

    @Test
    void believesNoSizeThatTheFileDoesNotHold() throws IOException {
        Path file = MediaFiles.wav(file(), 1, 2, 3);
        refuses(
                MediaFiles.patch(file, 40, Integer.MIN_VALUE, ByteOrder.LITTLE_ENDIAN),
                "is cut off: a chunk claims 2147483648 bytes, 6 are left");
    }

    @Test
    void refusesOtherEncodings() throws IOException {
        refuses(
                MediaFiles.wav(file(), 6, 8, 1, new byte[4]),
                "has WAV encoding 6 with 8 bits; expected PCM (1) or floats (3)");
        refuses(MediaFiles.wav(file(), 1, 16, 0, new byte[4]), "has no channels");
        refuses(folder.resolve("none.wav"), "does not exist");
    }

    private void refuses(Path file, String what) {
        assertThatThrownBy(() -> ANY.decode(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(file + " " + what);
    }

    private float one(int tag, int bits, ByteBuffer data) throws IOException, SampleException {
        return ANY.decode(MediaFiles.wav(file(), tag, bits, 1, data.array())).values()[0];
    }

    private static WavDecoder ofLength(int samples) {
        return new WavDecoder(OptionalInt.of(8000), OptionalInt.of(samples));
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path file() {
        return folder.resolve("sound.wav");
    }
}
