package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.models.VideoVitConfig;
import org.kdtoolkit.models.VitSize;
import org.kdtoolkit.train.config.ExperimentUse;

/** What pre-training asks of students and views, told by a look at the file alone. */
class NetworkCheckTest {

    private static final String YAML =
            """
            name: small
            seeds: [1]
            dataset:
              type: manifest
              path: list.csv
              modalities:
                image:
                  column: image
                  kind: image
                  size: [8, 8]
                  channels: 1
                  views:
                    global: {size: [8, 8]}
                    local: {size: [4, 4], transforms: [{type: random-resized-crop, size: 4}]}
                audio:
                  column: audio
                  kind: audio
                  sample-rate: 8000
                  samples: 896
                  log-mel: {window: 128, hop: 128, mels: 8, max-frequency: 4000}
                  views:
                    global: {frames: 8}
                    local: {frames: 4}
            students:
              image: {modality: image, type: video-vit, patch: [1, 4, 4], width: 8, depth: 1, heads: 2}
              audio: {modality: audio, type: audio-vit, patch: [4, 4], width: 8, depth: 1, heads: 2}
            training: {epochs: 1, batch-size: 2}
            methods:
              - untrained
              - name: xkd
                video: {modality: image}
                decoder: {width: 8, depth: 1, heads: 2}
                head: {hidden: 8, bottleneck: 4, outputs: 8}
            evaluation: {tasks: [{type: knn, k: 3}], select: last}
            output: out
            """;

    private final Registry registry =
            Registry.builder().addServices(NetworkCheckTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        assumeThat(Engine.getInstance().getEngineName()).isEqualTo("PyTorch");
        StringBuilder list = new StringBuilder("id,subset,label,image,audio\n");
        for (String subset : List.of("train", "validation", "test")) {
            for (int i = 0; i < 6; i++) {
                String name = subset + i;
                Files.createFile(folder.resolve(name + ".png"));
                Files.createFile(folder.resolve(name + ".wav"));
                list.append("%s,%s,%d,%s.png,%s.wav\n".formatted(name, subset, i % 2, name, name));
            }
        }
        Files.writeString(folder.resolve("list.csv"), list);
    }

    @Test
    void findsNothingWhereAllFits() throws IOException {
        ExperimentCheck.of(written(YAML), List.of(), registry, new ExperimentUse.Validation());
    }

    @Test
    void namesAViewThatIsNoMultipleOfThePatch() throws IOException {
        assertThat(
                        refusal(
                                YAML.replace("local: {size: [4, 4], tr", "local: {size: [6, 6], tr")
                                        .replace("size: 4}", "size: 6}")))
                .isEqualTo(
                        "small.yaml:14:16: dataset.modalities.image.views.local: the view does not"
                            + " fit 'students.image', which the scheme shows it to: video-vit cuts"
                            + " clips of 1x6x6 (frames, height, width) into patches of 1x4x4, which"
                            + " don't divide them; change 'patch' or the modality's size, a picture"
                            + " is a clip of one frame");
    }

    @Test
    void namesAMethodWhoseStudentsCantShareTheirBlocks() throws IOException {
        assertThat(
                        refusal(
                                YAML.replace("patch: [4, 4], width: 8", "patch: [4, 4], width: 12")
                                        .replace("name: xkd", "name: xkd\n    share: all")))
                .isEqualTo(
                        "small.yaml:30:5: methods.1: xkd with 'share: all' needs students whose"
                            + " blocks are alike: only blocks of one width, depth and number of"
                            + " heads can be shared, found width 12, depth 1, heads 2 and width 8,"
                            + " depth 1, heads 2");
    }

    @Test
    void namesAMethodThatLeavesANetworkOfAStudentsName() throws IOException {
        assertThat(
                        refusal(
                                YAML.replace(
                                        "  image: {modality: image, type",
                                        "  audio-teacher: {modality: image, type")))
                .isEqualTo(
                        "small.yaml:30:5: methods.1: the scheme 'xkd' leaves a network"
                                + " 'audio-teacher', and a student has this name; choose another"
                                + " for it in 'students'");
    }

    @Test
    void namesTheFileWhoseWeightsAreOfAnotherSize() throws IOException {
        try (NDManager manager = NDManager.newBaseManager()) {
            Backbone other =
                    registry.create(
                            Kind.BACKBONE,
                            "video-vit",
                            new VideoVitConfig(
                                    VitSize.TINY,
                                    Optional.of(12),
                                    Optional.of(1),
                                    Optional.of(2),
                                    List.of(1, 4, 4),
                                    true),
                            BackboneContext.of(new Shape(1, 8, 8), 2, manager));
            new WeightsFile(folder.resolve("first.safetensors")).write(other.state());
        }
        assertThat(
                        refusal(
                                YAML.replace(
                                        "heads: 2}\n  audio:",
                                        "heads: 2,\n    weights: first.safetensors}\n  audio:")))
                .isEqualTo(
                        "small.yaml:26:14: students.image.weights: first.safetensors: can't be"
                            + " loaded ('cls_token' has shape (1, 1, 12), expected (1, 1, 8);"
                            + " 'enc_pos_embed' has shape (1, 5, 12), expected (1, 5, 8);"
                            + " 'cuboid_embed.proj.weight' has shape (12, 16), expected (8, 16);"
                            + " and 15 more do not fit); 'students.image' must be configured as the"
                            + " network that left these weights");
    }

    private String refusal(String yaml) throws IOException {
        Path file = written(yaml);
        InvalidConfigurationException invalid =
                catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () ->
                                ExperimentCheck.of(
                                        file, List.of(), registry, new ExperimentUse.Validation()));
        return invalid.getMessage().replace(folder + "/", "");
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), yaml);
    }
}
