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

/** What objectives that see a second view ask of a file. */
class SecondViewCheckTest {

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
                    strong: {transforms: [{type: crop-with-padding, padding: 1}]}
                audio: {column: audio, kind: audio, sample-rate: 8000, samples: 896}
            teacher: {modality: audio, type: torchscript, path: net.pt, outputs: [embedding, logits]}
            student: {modality: image, type: convnet, widths: [4]}
            training: {epochs: 1, batch-size: 2}
            methods:
              - {name: m, objectives: [{type: mlkd, strong-view: strong}]}
            evaluation: {select: last}
            output: out
            """;

    private final Registry registry =
            Registry.builder().addServices(SecondViewCheckTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        StringBuilder list = new StringBuilder("id,subset,label,image,audio\n");
        for (String subset : List.of("train", "validation", "test")) {
            for (int i = 0; i < 4; i++) {
                String name = subset + i;
                Files.createFile(folder.resolve(name + ".png"));
                Files.createFile(folder.resolve(name + ".wav"));
                list.append("%s,%s,%d,%s.png,%s.wav\n".formatted(name, subset, i % 2, name, name));
            }
        }
        Files.writeString(folder.resolve("list.csv"), list);
        Files.createFile(folder.resolve("net.pt"));
    }

    @Test
    void takesAViewThatIsThere() throws IOException {
        ExperimentCheck.of(written(YAML), List.of(), registry, new ExperimentUse.Validation());
    }

    @Test
    void namesAViewThatIsNotThere() throws IOException {
        assertThat(refusal(YAML.replace("strong-view: strong", "strong-view: storng")))
                .isEqualTo(
                        "small.yaml:19:28: methods.0.objectives.0: the objective 'mlkd' sees the"
                            + " view 'storng' of 'image', but the modality has no such view; did"
                            + " you mean 'strong'? (it has: strong)");
    }

    @Test
    void namesAViewOfAnotherSize() throws IOException {
        assertThat(refusal(YAML.replace("strong: {tr", "strong: {size: [6, 6], tr")))
                .isEqualTo(
                        "small.yaml:19:28: methods.0.objectives.0: the objective 'mlkd' sees the"
                            + " view 'strong' of 'image', which has the shape (1, 6, 6); expected"
                            + " that of the modality, (1, 8, 8)");
    }

    @Test
    void refusesAFilter() throws IOException {
        assertThat(refusal(YAML.replace("name: m,", "name: m, filter: mnf,")))
                .contains(
                        "small.yaml:19:5: methods.0: the objective 'mlkd' sees a second view,"
                            + " 'strong', of which the filter 'mnf' makes nothing; leave the view"
                            + " or the filter out");
    }

    @Test
    void refusesMixedSamples() throws IOException {
        assertThat(refusal(YAML.replace("batch-size: 2", "batch-size: 2, mixup: {}")))
                .contains(
                        "small.yaml:19:28: methods.0.objectives.0: the objective 'mlkd' sees a"
                            + " second view of each sample, which is not mixed; leave it out, or"
                            + " remove 'training.mixup'");
    }

    private String refusal(String yaml) throws IOException {
        Path file = written(yaml);
        return catchThrowableOfType(
                        InvalidConfigurationException.class,
                        () ->
                                ExperimentCheck.of(
                                        file, List.of(), registry, new ExperimentUse.Validation()))
                .getMessage()
                .replace(folder + "/", "");
    }

    private Path written(String yaml) throws IOException {
        return Files.writeString(folder.resolve("small.yaml"), yaml);
    }
}
