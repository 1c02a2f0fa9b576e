package org.kdtoolkit.media.encoding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.sound.AudioDecoder;

class WavWriterTest {

    @TempDir private Path folder;

    @Test
    void writesWhatTheDecoderReads() throws SampleException {
        Path file = folder.resolve("new").resolve("tone.wav");
        try (WavWriter writer = WavWriter.open(file, 8000)) {
            writer.write(new float[] {0, 0.5f, -1});
            writer.write(new float[] {0.25f});
            writer.finish();
        }
        assertThat(sound(file)).containsExactly(0, 0.5f, -1, 0.25f);
    }

    @Test
    void saysItsRateInTheHeader() throws IOException {
        Path file = folder.resolve("tone.wav");
        try (WavWriter writer = WavWriter.open(file, 32_000)) {
            writer.write(new float[7]);
            writer.finish();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.getInt(24)).isEqualTo(32_000);
        assertThat(bytes.getInt(4)).isEqualTo(bytes.limit() - 8);
        assertThat(bytes.limit()).isEqualTo(44 + 2 * 7);
    }

    @Test
    void writesLongSoundsInOneGo() throws SampleException {
        Path file = folder.resolve("long.wav");
        float[] sound = new float[20_001];
        for (int i = 0; i < sound.length; i++) {
            sound[i] = (i % 256 - 128) / 128f;
        }
        try (WavWriter writer = WavWriter.open(file, 8000)) {
            writer.write(sound);
            writer.finish();
        }
        assertThat(sound(file)).containsExactly(sound);
    }

    @Test
    void clipsWhatIsTooLoud() throws SampleException {
        Path file = folder.resolve("loud.wav");
        try (WavWriter writer = WavWriter.open(file, 8000)) {
            writer.write(new float[] {1, 7, -7});
            writer.finish();
        }
        assertThat(sound(file)).containsExactly(32767 / 32768f, 32767 / 32768f, -1);
    }

    @Test
    void leavesTheFileBeforeWhenItIsNotFinished() throws SampleException {
        Path file = folder.resolve("tone.wav");
        try (WavWriter writer = WavWriter.open(file, 8000)) {
            writer.write(new float[] {0.5f});
            writer.finish();
        }
        try (WavWriter writer = WavWriter.open(file, 8000)) {
            writer.write(new float[] {0.25f, 0.25f});
        }
        assertThat(sound(file)).containsExactly(0.5f);
        assertThat(folder).isDirectoryNotContaining("glob:**.part");
    }

    @Test
    void saysWhichFileCannotBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> WavWriter.open(file.resolve("tone.wav"), 8000))
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(file.resolve("tone.wav") + ": can't be written (");
    }

    private static float[] sound(Path file) throws SampleException {
        return new AudioDecoder(OptionalInt.empty(), OptionalInt.empty()).decode(file).values();
    }
}
