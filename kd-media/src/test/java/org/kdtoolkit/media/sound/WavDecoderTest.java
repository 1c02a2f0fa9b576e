package org.kdtoolkit.media.sound;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.testkit.files.MediaFiles;

class WavDecoderTest {

    private static final AudioDecoder ANY =
            new AudioDecoder(OptionalInt.empty(), OptionalInt.empty());

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
        AudioDecoder twice = new AudioDecoder(OptionalInt.of(16000), OptionalInt.empty());
        assertThat(twice.decode(file).values()).hasSize(1600).containsOnly(0);
        AudioDecoder cut = new AudioDecoder(OptionalInt.of(16000), OptionalInt.of(1000));
        assertThat(cut.decode(file).shape()).isEqualTo(new Shape(1000));
    }

    @Test
    void refusesToResampleRatesThatNoSoundHas() throws IOException {
        Path file = MediaFiles.patch(MediaFiles.wav(file(), 0), 24, 12, ByteOrder.LITTLE_ENDIAN);
        assertThatThrownBy(
                        () ->
                                new AudioDecoder(OptionalInt.of(16000), OptionalInt.empty())
                                        .decode(file))
                .isInstanceOf(SampleException.class)
                .hasMessage(
                        file
                                + " claims a sample rate of 12 Hz; from 1000 to 1000000 can be"
                                + " resampled");
    }

    @Test
    void refusesToResampleToMoreThanMemoryIsThereFor() throws IOException {
        Path sound = MediaFiles.wav(file(), new int[250_000]);
        Path file = MediaFiles.patch(sound, 24, 1000, ByteOrder.LITTLE_ENDIAN);
        assertThatThrownBy(
                        () ->
                                new AudioDecoder(OptionalInt.of(1_000_000), OptionalInt.empty())
                                        .decode(file))
                .isInstanceOf(SampleException.class)
                .hasMessageContaining("would have 250000000 samples at 1000000 Hz")
                .hasMessageContaining("is the file's rate of 1000 Hz right?");
    }

    @Test
    void refusesAFileThatIsCutOff() throws IOException {
        refuses(
                MediaFiles.cutOff(MediaFiles.wav(file(), 1, 2, 3), 46),
                "is cut off: a chunk claims 6 bytes, 2 are left");
        refuses(
                MediaFiles.cutOff(MediaFiles.wav(file(), 1, 2, 3), 40),
                "has no chunk of sound; is it cut off?");
    }

    @Test
    void believesNoSizeThatTheFileDoesNotHold() throws IOException {
        Path file = MediaFiles.wav(file(), 1, 2, 3);
        refuses(
                MediaFiles.patch(file, 40, 0x7ff00000, ByteOrder.LITTLE_ENDIAN),
                "is cut off: a chunk claims 2146435072 bytes, 6 are left");
        refuses(
                MediaFiles.patch(file, 16, -1, ByteOrder.LITTLE_ENDIAN),
                "is cut off: a chunk claims 4294967295 bytes, 30 are left");
    }

    /** As programs leave them that write to a pipe: 0, the largest number, or nearly 2 GiB. */
    @ParameterizedTest
    @CsvSource({"0, 0", "36, 0", "-1, -1", "0x7ffff024, 0x7ffff000", "0x80000023, 0x7fffffff"})
    void readsToTheEndWhereNoSizeWasWritten(String riff, String data)
            throws IOException, SampleException {
        Path file = MediaFiles.wav(file(), 0, 16384, -32768);
        MediaFiles.patch(file, 4, Long.decode(riff).intValue(), ByteOrder.LITTLE_ENDIAN);
        MediaFiles.patch(file, 40, Long.decode(data).intValue(), ByteOrder.LITTLE_ENDIAN);
        assertThat(ANY.decode(file).values()).containsExactly(0, 0.5f, -1);
    }

    @Test
    void readsToTheEndWhereTheChunkOfSoundAloneHasNoSize() throws IOException, SampleException {
        Path file = MediaFiles.wav(file(), 0, 16384, -32768, 0, 0);
        MediaFiles.patch(file, 40, 0, ByteOrder.LITTLE_ENDIAN);
        assertThat(ANY.decode(file).values()).containsExactly(0, 0.5f, -1, 0, 0);
    }

    @Test
    void readsNoSoundWhereThereIsNone() throws IOException, SampleException {
        Path empty = MediaFiles.wav(file());
        assertThat(ANY.decode(empty).values()).isEmpty();
        assertThat(ofLength(2).decode(empty).values()).containsExactly(0, 0);
        byte[] all = Files.readAllBytes(empty);
        ByteBuffer more = bytes(all.length + 12).put(all).put("LIST".getBytes("US-ASCII"));
        more.putInt(4).putInt(0).putInt(4, all.length + 4);
        assertThat(ANY.decode(MediaFiles.write(file(), more.array())).values()).isEmpty();
    }

    @Test
    void readsNoMoreThanTheSegment() throws IOException, SampleException {
        Path file = MediaFiles.wav(file(), new int[200_000]);
        MediaFiles.patch(file, 44 + 2 * 150_000, 0x4000_2000, ByteOrder.LITTLE_ENDIAN);
        assertThat(ANY.decode(file, new Segment(150_000 / 8000.0, 18.75025)).values())
                .containsExactly(0.25f, 0.5f);
        assertThatThrownBy(() -> ANY.decode(file, new Segment(25, 26)))
                .isInstanceOf(SampleException.class)
                .hasMessageStartingWith(file + " ");
    }

    @Test
    void refusesWhatNoSoundHas() throws IOException {
        refuses(
                MediaFiles.wav(file(), 1, 16, 0, new byte[4]),
                "claims 0 channels, expected 1 to 512");
        refuses(
                MediaFiles.wav(file(), 7, 8, 65_535, new byte[4]),
                "claims 65535 channels, expected 1 to 512");
        refuses(
                MediaFiles.patch(MediaFiles.wav(file(), 0), 24, 0, ByteOrder.LITTLE_ENDIAN),
                "claims a sample rate of 0 Hz, expected 1 or more");
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

    private static AudioDecoder ofLength(int samples) {
        return new AudioDecoder(OptionalInt.of(8000), OptionalInt.of(samples));
    }

    private static ByteBuffer bytes(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Path file() {
        return folder.resolve("sound.wav");
    }
}
