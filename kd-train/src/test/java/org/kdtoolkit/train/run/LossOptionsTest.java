package org.kdtoolkit.train.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.ExperimentUse;

/** What weights of classes and mixed samples ask of the data. */
class LossOptionsTest {

    private static final String YAML =
            """
            name: small
            dataset: {type: synthetic, classes: 3, train: 6, validation: 3, test: 3, size: 12}
            student: {modality: image, type: convnet, widths: [4]}
            methods: [none]
            output: out
            """;

    private final Registry registry =
            Registry.builder().addServices(LossOptionsTest.class.getClassLoader()).build();

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = Files.writeString(folder.resolve("small.yaml"), YAML);
    }

    @Test
    void thereIsAWeightForEachClass() {
        assertThat(refusal("training.class-weights={type: listed, weights: [1, 2]}"))
                .isEqualTo(
                        "--set training.class-weights={type: listed, weights: [1, 2]}:"
                                + " training.class-weights.weights: expected a weight for each of"
                                + " the 3 classes (disc, frame, triangle), found 2");
    }

    @Test
    void namedClassesAreOfTheData() {
        assertThat(refusal("training.class-weights={type: named, weights: {fram: 2}}"))
                .isEqualTo(
                        "--set training.class-weights={type: named, weights: {fram: 2}}:"
                                + " training.class-weights.weights.fram: there is no such class;"
                                + " did you mean 'frame'? (there are: disc, frame,"
                                + " triangle)");
    }

    @Test
    void boxesArePastedIntoPictures() {
        assertThat(refusal("training.cutmix={}", "student={modality: audio, type: mlp}"))
                .isEqualTo(
                        "--set training.cutmix={}: training.cutmix: pastes boxes into pictures or"
                                + " clips, but the student perceives 'audio', whose samples of"
                                + " shape (2000) are neither; take 'mixup'");
    }

    @Test
    void whatFitsIsTaken() {
        List<String> fitting =
                List.of(
                        "training.class-weights={type: named, weights: {frame: 2}}",
                        "training.label-smoothing=0.1",
                        "training.mixup={}",
                        "training.cutmix={}");

        assertThat(
                        ExperimentCheck.of(file, fitting, registry, new ExperimentUse.Training())
                                .config())
                .satisfies(config -> assertThat(config.training().mixesSamples()).isTrue());
    }

    private String refusal(String... overrides) {
        return catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () ->
                                ExperimentCheck.of(
                                        file,
                                        List.of(overrides),
                                        registry,
                                        new ExperimentUse.Training()))
                .getMessage();
    }
}
