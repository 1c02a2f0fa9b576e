package org.kdtoolkit.media;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.numpy.NpyDecoder;
import org.kdtoolkit.formats.tfrecord.TfRecordFile;
import org.kdtoolkit.media.picture.ImageDecoder;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.sound.AudioDecoder;
import org.kdtoolkit.media.video.Video;
import org.kdtoolkit.media.video.Videos;
import org.kdtoolkit.testkit.files.MediaFiles;

/** Whatever is read is a file: a named pipe would be waited for without end. */
class NoFileTest {

    private static final String NO_FILE = " is a pipe, a socket or a device, expected a file";

    @TempDir private Path folder;

    @Test
    void refusedAsImage() throws IOException {
        Path socket = MediaFiles.socket(folder.resolve("a.png"));
        refused(
                socket,
                () -> new ImageDecoder(Optional.empty(), Normalization.none(3)).decode(socket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.wav", "a.mp3"})
    void refusedAsSound(String name) throws IOException {
        Path socket = MediaFiles.socket(folder.resolve(name));
        refused(
                socket,
                () -> new AudioDecoder(OptionalInt.empty(), OptionalInt.empty()).decode(socket));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.mp4", "a.hdf5"})
    void refusedAsVideo(String name) throws IOException {
        Path socket = MediaFiles.socket(folder.resolve(name));
        refused(socket, () -> Videos.open(socket).close());
    }

    @Test
    void refusedAsFrameInAFolder() throws IOException, SampleException {
        MediaFiles.grey(folder.resolve("1.png"), new int[] {1, 2});
        Path socket = MediaFiles.socket(folder.resolve("2.png"));
        try (Video video = Videos.open(folder)) {
            refused(socket, () -> video.read(1));
        }
    }

    @Test
    void refusedAsArray() throws IOException {
        Path socket = MediaFiles.socket(folder.resolve("a.npy"));
        refused(socket, () -> new NpyDecoder(new Shape(-1)).decode(socket));
    }

    @Test
    void refusedAsRecords() throws IOException {
        Path socket = MediaFiles.socket(folder.resolve("a.tfrecord"));
        refused(socket, () -> new TfRecordFile(socket).forEach(record -> {}));
    }

    private interface Reading {
        void read() throws SampleException;
    }

    private static void refused(Path file, Reading reading) {
        assertThatThrownBy(reading::read)
                .isInstanceOf(SampleException.class)
                .hasMessage(file + NO_FILE);
    }
}
