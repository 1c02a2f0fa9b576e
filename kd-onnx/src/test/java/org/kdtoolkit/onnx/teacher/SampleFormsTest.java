package org.kdtoolkit.onnx.teacher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.OnMissing;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.media.modality.ClipConfig;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.media.modality.VideoConfig;

/** Samples reach a file in the form that it takes, where that changes no value. */
class SampleFormsTest {

    private static final ClipConfig CLIP = new ClipConfig(Optional.empty(), Optional.empty());

    private final NDManager manager = NDManager.newBaseManager();

    @TempDir private Path folder;

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void colourPicturesBecomeBytesWithChannelsLast() throws IOException {
        Path file = echo(DataType.UINT8, "batch", "height", "width", "3");
        Tensors picture = Tensors.of(new Shape(3, 1, 2), bytes(0, 1, 100, 101, 254, 255));
        assertThat(answer(file, picture)).containsExactly(0, 100, 254, 1, 101, 255);
    }

    @Test
    void greyPicturesBecomeThreeEqualChannels() throws IOException {
        Path file = echo(DataType.UINT8, "batch", "height", "width", "3");
        Tensors picture = Tensors.of(new Shape(1, 1, 2), bytes(7, 250));
        assertThat(answer(file, picture)).containsExactly(7, 7, 7, 250, 250, 250);
    }

    @Test
    void whatAModalityDidToBytesIsUndone() throws IOException {
        Path file = echo(DataType.UINT8, "batch", "height", "width", "3");
        List<Double> mean = List.of(0.485, 0.456, 0.406);
        List<Double> std = List.of(0.229, 0.224, 0.225);
        float[] values = new float[3 * 256];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) ((i % 256 / 255f - mean.get(i / 256)) * (1 / std.get(i / 256)));
        }
        Tensors picture =
                Tensors.of(new Shape(3, 16, 16), values)
                        .withFiles(
                                ModalitySpec.of(
                                        "image",
                                        new ImageConfig(
                                                Optional.empty(),
                                                3,
                                                Optional.of(mean),
                                                Optional.of(std))));
        float[] answer = answer(file, picture);
        for (int i = 0; i < answer.length; i++) {
            assertThat(answer[i]).isEqualTo(i / 3);
        }
        Tensors clip =
                Tensors.of(new Shape(3, 1, 16, 16), values)
                        .withFiles(
                                ModalitySpec.of(
                                        "video",
                                        new VideoConfig(
                                                1,
                                                Optional.empty(),
                                                1,
                                                16,
                                                mean,
                                                std,
                                                CLIP,
                                                CLIP,
                                                CLIP)));
        assertThat(answer(echo(DataType.UINT8, "batch", "f", "h", "w", "3"), clip))
                .containsExactly(answer);
    }

    @Test
    void refusesValuesThatAreNoBytes() throws IOException {
        Path file = echo(DataType.UINT8, "batch", "height", "width", "3");
        Tensors picture = Tensors.of(new Shape(1, 1, 2), new float[] {0.5f, 1});
        assertThatThrownBy(() -> answer(file, picture))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        file
                                + ": its input 'x' uint8 [batch, height, width, 3] takes whole"
                                + " numbers from 0 to 255, which the values of the modality 'input'"
                                + " are not made of; give the teacher one of pictures or videos in"
                                + " colour, of the size that the network was trained on, without"
                                + " changes other than mean and std");
    }

    @Test
    void channelsComeWhereTheFileHasThem() throws IOException {
        Tensors picture = Tensors.of(new Shape(3, 1, 2), new float[] {1, 2, 3, 4, 5, 6});
        assertThat(answer(echo(DataType.FLOAT, "batch", "1", "2", "3"), picture))
                .containsExactly(1, 3, 5, 2, 4, 6);
        Tensors clip =
                Tensors.of(
                        new Shape(2, 3, 1, 2), new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});
        assertThat(answer(echo(DataType.FLOAT, "batch", "3", "2", "1", "2"), clip))
                .containsExactly(1, 2, 7, 8, 3, 4, 9, 10, 5, 6, 11, 12);
    }

    @Test
    void axesOfLengthOneComeAndGo() throws IOException {
        Tensors spectrogram = Tensors.of(new Shape(1, 2, 3), new float[] {1, 2, 3, 4, 5, 6});
        assertThat(answer(echo(DataType.FLOAT, "batch", "time", "3"), spectrogram))
                .containsExactly(1, 2, 3, 4, 5, 6);
        Tensors sound = Tensors.of(new Shape(3), new float[] {1, 2, 3});
        assertThat(answer(echo(DataType.FLOAT, "batch", "1", "samples"), sound))
                .containsExactly(1, 2, 3);
    }

    @Test
    void decimalNumbersBecomeOnesOfAnotherWidth() throws IOException {
        Tensors sound = Tensors.of(new Shape(3), new float[] {1, 0.5f, 0.1f});
        assertThat(answer(echo(DataType.DOUBLE, "batch", "samples"), sound))
                .containsExactly(1, 0.5f, 0.1f);
        assertThat(answer(echo(DataType.FLOAT16, "batch", "samples"), sound))
                .containsExactly(new float[] {1, 0.5f, 0.1f}, within(1e-4f));
    }

    @Test
    void saysWhichModalityFits() throws IOException {
        Tensors picture = Tensors.of(new Shape(3, 1, 2), new float[6]);
        assertRefused(
                echo(DataType.FLOAT, "batch", "3", "224", "224"),
                picture,
                "'x' float32 [batch, 3, 224, 224] does not take the modality, which gives float32"
                        + " [batch, 3, 1, 2]; give it one such as {kind: image, size: [224, 224],"
                        + " channels: 3}");
        assertRefused(
                echo(DataType.FLOAT, "batch", "1", "28", "28"),
                picture,
                "'x' float32 [batch, 1, 28, 28] does not take the modality, which gives float32"
                        + " [batch, 3, 1, 2]; give it one such as {kind: image, size: [28, 28],"
                        + " channels: 1}");
        assertRefused(
                echo(DataType.UINT8, "batch", "16", "112", "112", "3"),
                picture,
                "'x' uint8 [batch, 16, 112, 112, 3] does not take the modality, which gives float32"
                        + " [batch, 3, 1, 2]; give it one such as {kind: video, frames: 16, size:"
                        + " 112}");
        assertRefused(
                echo(DataType.FLOAT, "batch", "samples"),
                picture,
                "'x' float32 [batch, samples] does not take the modality, which gives float32"
                        + " [batch, 3, 1, 2]; it takes sound, such as {kind: audio, samples: N}, or"
                        + " vectors, such as {kind: embedding, width: N}");
        assertRefused(
                echo(DataType.INT64, "batch", "tokens"),
                picture,
                "'x' int64 [batch, tokens] does not take the modality, which gives float32 [batch,"
                        + " 3, 1, 2]; modalities are decimal numbers: export the network so that it"
                        + " takes float32");
    }

    @Test
    void refusesPicturesOfTheirOwnSizeWhereTheFileHasOne() throws IOException {
        Path file = echo(DataType.FLOAT, "batch", "3", "8", "8");
        assertThatThrownBy(
                        () ->
                                OnnxTeacher.checkInput(
                                        Configs.of(file, folder), new Shape(3, -1, -1)))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        file
                                + ": its input 'x' float32 [batch, 3, 8, 8] does not take the"
                                + " modality, which gives float32 [batch, 3, ?, ?]; give it one"
                                + " such as {kind: image, size: [8, 8], channels: 3}");
    }

    @Test
    void saysWhatAnExportedStudentLearntFrom() throws IOException {
        Path file =
                Networks.echo(
                        folder.resolve("student.onnx"),
                        DataType.FLOAT,
                        "embedding",
                        Map.of(
                                "student",
                                "{\"input\":{\"files\":{\"kind\":\"audio\",\"sample-rate\":16000,"
                                        + "\"log-mel\":{}}}}"),
                        "batch",
                        "samples");
        assertRefused(
                file,
                Tensors.of(new Shape(1, 2, 64), new float[128]),
                "'x' float32 [batch, samples] does not take the modality, which gives float32"
                        + " [batch, 1, 2, 64]; it takes sound, such as {kind: audio, samples: N},"
                        + " or vectors, such as {kind: embedding, width: N}; its student learnt"
                        + " from {\"kind\":\"audio\",\"sample-rate\":16000,\"log-mel\":{}}, of"
                        + " which the file does the preprocessing");
    }

    private void assertRefused(Path file, Tensors data, String message) {
        assertThatThrownBy(() -> answer(file, data))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(file + ": its input " + message);
    }

    private static float[] bytes(int... bytes) {
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = bytes[i] / 255f;
        }
        return values;
    }

    private Path echo(DataType type, String... axes) throws IOException {
        return Networks.echo(
                folder.resolve(type + String.join("-", axes) + ".onnx"), type, "embedding", axes);
    }

    private float[] answer(Path file, Tensors data) {
        return OnnxTeacher.open(
                        Configs.of(file, folder.resolve("cache")),
                        data.context(OnMissing.FAULT, manager))
                .output(data.batch(manager), manager)
                .embedding()
                .toFloatArray();
    }
}
