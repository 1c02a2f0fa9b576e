package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Registry;
import org.kdtoolkit.datasets.audioset.AudioSetConfig;
import org.kdtoolkit.datasets.modality.ModalityConfig;
import org.kdtoolkit.datasets.vggsound.VggSoundConfig;

/** Published data sets, as they stand in YAML. */
class PublishedSetConfigsTest {

    private static final Map<String, ModalityConfig> MODALITIES =
            Map.of("e", new ModalityConfig.Embedding(Optional.empty(), Optional.empty()));

    private final Registry registry =
            Registry.builder().addServices(PublishedSetConfigsTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        for (String list : List.of("train.csv", "test.csv", "out.csv", "classes.csv")) {
            Files.writeString(folder.resolve(list), "");
        }
        Files.createDirectories(folder.resolve("media"));
    }

    @Test
    void haveTheirDefaults() throws IOException {
        assertThat(
                        settings(
                                """
                                type: audioset
                                lists: {train: train.csv}
                                classes: classes.csv
                                folders: {media: media}
                                modalities: {e: {kind: embedding}}
                                """))
                .isEqualTo(
                        new AudioSetConfig(
                                Map.of("train", folder.resolve("train.csv")),
                                folder.resolve("classes.csv"),
                                Map.of("media", folder.resolve("media")),
                                true,
                                Map.of(),
                                MODALITIES));
        assertThat(
                        settings(
                                """
                                type: vggsound
                                list: train.csv
                                folders: {media: media}
                                modalities: {e: {kind: embedding}}
                                """))
                .isEqualTo(
                        new VggSoundConfig(
                                Optional.of(folder.resolve("train.csv")),
                                Optional.empty(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("media", folder.resolve("media")),
                                Map.of(),
                                MODALITIES));
    }

    @Test
    void takeEveryKey() throws IOException {
        assertThat(
                        settings(
                                """
                                type: audioset
                                lists: {train: train.csv, test: test.csv}
                                classes: classes.csv
                                folders: {media: media}
                                trimmed: false
                                limit: {train: 7}
                                modalities: {e: {kind: embedding}}
                                """))
                .isEqualTo(
                        new AudioSetConfig(
                                Map.of(
                                        "train", folder.resolve("train.csv"),
                                        "test", folder.resolve("test.csv")),
                                folder.resolve("classes.csv"),
                                Map.of("media", folder.resolve("media")),
                                false,
                                Map.of("train", 7),
                                MODALITIES));
        assertThat(
                        settings(
                                """
                                type: vggsound
                                list: train.csv
                                subsets: {train: training, test: testing}
                                exclude: out.csv
                                classes: classes.csv
                                folders: {media: media}
                                limit: {test: 7}
                                modalities: {e: {kind: embedding}}
                                """))
                .isEqualTo(
                        new VggSoundConfig(
                                Optional.of(folder.resolve("train.csv")),
                                Optional.of(Map.of("train", "training", "test", "testing")),
                                Map.of(),
                                Optional.of(folder.resolve("out.csv")),
                                Optional.of(folder.resolve("classes.csv")),
                                Map.of("media", folder.resolve("media")),
                                Map.of("test", 7),
                                MODALITIES));
        assertThat(
                        settings(
                                """
                                type: vggsound
                                lists: {train: train.csv, test: test.csv}
                                folders: {media: media}
                                modalities: {e: {kind: embedding}}
                                """))
                .extracting(settings -> ((VggSoundConfig) settings).lists())
                .isEqualTo(
                        Map.of(
                                "train", folder.resolve("train.csv"),
                                "test", folder.resolve("test.csv")));
    }

    @Test
    void sayWhatIsWrongWithThem() {
        assertThatThrownBy(
                        () ->
                                settings(
                                        """
                                        type: vggsound
                                        folders: {media: none}
                                        modalities: {}
                                        """))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("there is no file or folder " + folder.resolve("none"))
                .hasMessageContaining("dataset.modalities: expected a map with at least one entry");
        assertThatThrownBy(
                        () ->
                                settings(
                                        """
                                        type: vggsound
                                        folders: {media: media}
                                        modalities: {e: {kind: embedding}}
                                        """))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "expected either 'list', such as vggsound.csv, or 'lists', such as {train:"
                                + " train.csv, test: test.csv}; found neither");
        assertThatThrownBy(
                        () ->
                                settings(
                                        """
                                        type: vggsound
                                        lists: {test: test.csv}
                                        subsets: {test: testing}
                                        folders: {media: media}
                                        modalities: {e: {kind: embedding}}
                                        """))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "'subsets' says what 'list' calls the subsets; 'lists' names them itself");
    }

    /** The data set's settings, once they were read, described, written and read again. */
    private Record settings(String dataset) throws IOException {
        String yaml =
                """
                name: small
                dataset:
                %s
                student: {modality: e, type: mlp}
                methods: [none]
                output: out
                """
                        .formatted(dataset.indent(2).stripTrailing());
        ExperimentConfig config = load(yaml);
        String written = new ExperimentWriter().write(config);
        assertThat(
                        JsonSchemaFactory.getInstance(VersionFlag.V202012)
                                .getSchema(new ExperimentSchema(registry).json())
                                .validate(new YAMLMapper().readTree(written)))
                .isEmpty();
        assertThat(load(written)).isEqualTo(config);
        return config.dataset().settings();
    }

    private ExperimentConfig load(String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("small.yaml"), yaml);
        return new ExperimentLoader(registry).load(file, List.of());
    }
}
