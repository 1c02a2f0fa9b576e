package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.plugin.Registry;

/** What training would refuse for the shape of its samples is refused before a file is opened. */
class ShapeRulesTest {

    private static final String YAML =
            """
            name: shapes
            dataset:
              type: manifest
              path: list.csv
              modalities:
                image: {kind: image, size: [28, 28], channels: 1}
                any: {kind: image}
                sound: {kind: audio, sample-rate: 32000, samples: 32000}
                mel: {kind: audio, sample-rate: 32000, samples: 32000, log-mel: {}}
                short: {kind: audio, sample-rate: 32000, samples: 3200, log-mel: {}}
                vector: {kind: embedding, width: 5}
                clip: {kind: video, frames: 8, size: 32}
            student: {modality: image, type: convnet}
            methods: [{name: none}]
            output: out
            """;

    private final ExperimentLoader loader =
            new ExperimentLoader(
                    Registry.builder().addServices(ShapeRulesTest.class.getClassLoader()).build());

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("shapes.yaml"), YAML);
        Files.writeString(folder.resolve("list.csv"), "");
        Files.writeString(folder.resolve("weights.safetensors"), "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{modality: image, type: convnet}",
                "{modality: image, type: resnet}",
                "{modality: vector, type: mlp}",
                "{modality: mel, type: cnn14}",
                "{modality: mel, type: resnet}",
                "{modality: clip, type: r2plus1d}",
                "{modality: clip, type: video-vit}",
                "{modality: image, type: video-vit, patch: [1, 4, 4]}",
                "{modality: mel, type: audio-vit, patch: [8, 101]}",
            })
    void acceptsWhatANetworkPerceives(String student) {
        assertThat(loader.load(file, List.of("student=" + student)).trained().first().settings())
                .isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{modality: short, type: cnn14} | cnn14 takes log-mel spectrograms [1, time, mel]"
                    + " of at least 32x32, all of one size; the modality has the shape (1, 11, 64)",
                "{modality: sound, type: cnn14} | cnn14 takes log-mel spectrograms [1, time, mel]"
                        + " of at least 32x32, all of one size; the modality has the shape (32000)",
                "{modality: any, type: resnet} | resnet takes images [channels, height, width], all"
                        + " of one size; the modality has the shape (3, -1, -1); set"
                        + " 'dataset.modalities.any.size'",
                "{modality: image, type: resnet, layers: 20} | resnet has 18, 34 or 50 layers,"
                        + " found 20; set 'layers' to one of these",
                "{modality: clip, type: convnet} | convnet with 3 layers takes images [channels,"
                    + " height, width] of at least 4x4 pixels, all of one size; the modality has"
                    + " the shape (3, 8, 32, 32)",
                "{modality: image, type: r2plus1d} | r2plus1d takes clips [channels, time, height,"
                        + " width], all of one size; the modality has the shape (1, 28, 28)",
                "{modality: image, type: video-vit} | video-vit cuts clips of 1x28x28 (frames,"
                        + " height, width) into patches of 4x16x16, which don't divide them; change"
                        + " 'patch' or the modality's size, a picture is a clip of one frame",
                "{modality: image, type: video-vit, patch: [4, 4]} | 'patch' of video-vit needs"
                        + " frames, height and width, such as [4, 16, 16], found [4, 4]",
                "{modality: clip, type: video-vit, heads: 5} | video-vit has a width of 192, which"
                        + " is no multiple of its 5 heads; change 'width' or 'heads'",
                "{modality: any, type: video-vit} | video-vit takes clips [channels, time, height,"
                    + " width] or pictures [channels, height, width], all of one size; the modality"
                    + " has the shape (3, -1, -1); set 'dataset.modalities.any.size'",
                "{modality: vector, type: video-vit} | video-vit takes clips [channels, time,"
                    + " height, width] or pictures [channels, height, width], all of one size; the"
                    + " modality has the shape (5)",
                "{modality: mel, type: audio-vit} | audio-vit cuts spectrograms of 64x101 (bands,"
                    + " frames) into patches of 4x16, which don't divide them; change 'patch' or"
                    + " the modality's log-mel",
                "{modality: mel, type: audio-vit, patch: [4]} | 'patch' of audio-vit needs bands"
                        + " and frames, such as [4, 16], found [4]",
                "{modality: mel, type: audio-vit, width: 32} | audio-vit has a width of 32, which"
                        + " is no multiple of its 3 heads; change 'width' or 'heads'",
                "{modality: clip, type: audio-vit} | audio-vit takes log-mel spectrograms [1, time,"
                        + " mel], all of one size; the modality has the shape (3, 8, 32, 32)",
                "{modality: image, type: mlp} | mlp takes embeddings [width] of one known width;"
                        + " the modality has the shape (1, 28, 28)",
                "{modality: vector, type: mlp, widths: [65536, 65536]} | mlp has 4295294976"
                        + " weights, of which memory holds 536870912; choose smaller 'widths'",
            })
    void refusesWhatANetworkDoesNotPerceive(String student, String message) {
        refuses("student=" + student, "--set student=%s: student: %s".formatted(student, message));
    }

    @Test
    void refusesModalitiesThatAreNotThere() {
        refuses(
                "student.modality=imgae",
                "--set student.modality=imgae: student.modality: the data set has no modality"
                        + " 'imgae'; did you mean 'image'? (it has: image, any, sound, mel, short,"
                        + " vector, clip)");
        refuses(
                "teachers={a: {modality: eye, type: embedding}}",
                "--set teachers={a: {modality: eye, type: embedding}}: teachers.a.modality: the"
                        + " data set has no modality 'eye' (it has: image, any, sound, mel, short,"
                        + " vector, clip)");
    }

    @Test
    void refusesTeachersThatDoNotPerceiveTheirModality() {
        refuses(
                "teacher={modality: image, type: embedding}",
                "--set teacher={modality: image, type: embedding}: teacher: the teacher 'embedding'"
                    + " passes vectors on, but its modality holds (1, 28, 28); choose a teacher"
                    + " that perceives it, such as 'backbone', or a modality of kind embedding");
        String teacher =
                "{modality: short, type: backbone, weights: weights.safetensors, network: cnn14}";
        refuses(
                "teacher=" + teacher,
                "--set teacher=%s: teacher.network: cnn14 takes log-mel spectrograms [1, time, mel] of at least 32x32, all of one size; the modality has the shape (1, 11, 64)"
                        .formatted(teacher));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "dataset.modalities.image.size=[30000, 28] | dataset.modalities.image.size.0:"
                        + " expected an integer from 1 to 8192, found 30000",
                "dataset.modalities.image.size=[28, 2000000000] | dataset.modalities.image.size.1:"
                        + " expected an integer from 1 to 8192, found 2000000000",
                "dataset.modalities.sound.samples=2000000000 | dataset.modalities.sound.samples:"
                        + " expected an integer from 1 to 100000000, found 2000000000",
                "training.batch-size=70000 | training.batch-size: expected an integer from 2 to"
                        + " 65536, found 70000",
                "student.widths=[2000000000] | student.widths.0: expected an integer from 1 to"
                        + " 4096, found 2000000000",
            })
    void refusesSizesThatNoMemoryHolds(String override, String message) {
        refuses(override, "--set %s: %s".formatted(override, message));
    }

    @Test
    void refusesSamplesAndBatchesThatNoMemoryHolds() {
        refuses(
                "dataset.modalities.clip={kind: video, frames: 4096, size: 4096}",
                "--set dataset.modalities.clip={kind: video, frames: 4096, size: 4096}:"
                    + " dataset.modalities.clip: a sample of 'clip' has the shape (3, 4096, 4096,"
                    + " 4096), which is 206158430208 numbers; at most 268435456 can be read");
        assertThatThrownBy(
                        () ->
                                loader.load(
                                        file,
                                        List.of(
                                                "dataset.modalities.image.size=[4096, 4096]",
                                                "training.batch-size=16")))
                .hasMessage(
                        "--set training.batch-size=16: training.batch-size: 64 samples of shape (1,"
                            + " 4096, 4096) are 1073741824 numbers; at most 536870911 fit in one"
                            + " batch: choose fewer samples, or set 'evaluation.batch-size', which"
                            + " is 64 else");
    }

    @Test
    void refusesClassesThatAreThereTwice() {
        refuses(
                "dataset.classes=[a, b, a]",
                "--set dataset.classes=[a, b, a]: dataset.classes.2: 'a' is there twice, first as"
                        + " dataset.classes.0; remove one");
    }

    private void refuses(String override, String message) {
        assertThatThrownBy(() -> loader.load(file, List.of(override)))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(message);
    }
}
