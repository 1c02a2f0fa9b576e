package org.kdtoolkit.train.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.listing.HoldOut;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.datasets.manifest.ManifestFormat;
import org.kdtoolkit.media.modality.EmbeddingConfig;

/** A manifest, as it stands in YAML. */
class ManifestSettingsTest {

    private static final Map<String, ModalitySpec> MODALITIES =
            Map.of("audio", ModalitySpec.of("embedding", new EmbeddingConfig(Optional.of(512))));

    private final Registry registry =
            Registry.builder().addServices(ManifestSettingsTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("list.csv"), "");
        Files.writeString(folder.resolve("more.csv"), "");
    }

    @Test
    void haveTheirDefaults() throws IOException {
        assertThat(settings(""))
                .isEqualTo(
                        new ManifestConfig(
                                folder.resolve("list.csv"),
                                Optional.empty(),
                                "id",
                                "subset",
                                "label",
                                "labels",
                                Optional.empty(),
                                ";",
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                false,
                                MODALITIES,
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void takeEveryKey() throws IOException {
        assertThat(
                        settings(
                                """
                                format: json-lines, id: name, subset: part, label: kind, labels-column: tags,
                                recording: tape, separator: '|', classes: [b, a],
                                subsets: {train: learn}, limit: {train: 5}, allow-outside: true,
                                hold-out: {share: 0.25, seed: 9}, unlabelled: more.csv, no-class: none, condition: wrong,
                                """))
                .isEqualTo(
                        new ManifestConfig(
                                folder.resolve("list.csv"),
                                Optional.of(ManifestFormat.JSON_LINES),
                                "name",
                                "part",
                                "kind",
                                "tags",
                                Optional.of("tape"),
                                "|",
                                Optional.of("none"),
                                Optional.of(List.of("b", "a")),
                                Optional.of(Map.of("train", "learn")),
                                Map.of("train", 5),
                                true,
                                MODALITIES,
                                Optional.of(new HoldOut(0.25, 9)),
                                Optional.of(folder.resolve("more.csv")),
                                Optional.of("wrong")));
    }

    @Test
    void nameEachClassOnce() {
        assertThatThrownBy(() -> settings("classes: [caf\u00e9, b, \"cafe\\u0301 \"],"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessageContaining(
                        "experiment.yaml:2:10: dataset: 'classes' lists 'caf\u00e9' twice");
    }

    private Record settings(String keys) throws IOException {
        Path yaml =
                Files.writeString(
                        folder.resolve("experiment.yaml"),
                        """
                        name: listed
                        dataset: {type: manifest, path: list.csv, %s
                          modalities: {audio: {kind: embedding, width: 512}}}
                        student: {modality: audio, type: mlp}
                        methods: [{name: none}]
                        output: out
                        """
                                .formatted(keys.replace("\n", " ")));
        return new ExperimentLoader(registry).load(yaml, List.of()).dataset().settings();
    }
}
