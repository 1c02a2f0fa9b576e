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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Folded;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.activitynet.ActivityNetConfig;
import org.kdtoolkit.datasets.audioset.AudioSetConfig;
import org.kdtoolkit.datasets.esc50.Esc50Config;
import org.kdtoolkit.datasets.fsd50k.Fsd50kConfig;
import org.kdtoolkit.datasets.hmdb.HmdbConfig;
import org.kdtoolkit.datasets.kinetics.KineticsConfig;
import org.kdtoolkit.datasets.listing.HoldOut;
import org.kdtoolkit.datasets.ucf.UcfConfig;
import org.kdtoolkit.datasets.vggsound.VggSoundConfig;
import org.kdtoolkit.media.modality.EmbeddingConfig;

/** Published data sets, as they stand in YAML. */
class PublishedDataConfigsTest {

    private static final Map<String, ModalitySpec> MODALITIES =
            Map.of(
                    "audio",
                    ModalitySpec.of("embedding", new EmbeddingConfig(Optional.of(512)))
                            .withColumn("sounds"));

    private final Registry registry =
            Registry.builder().addServices(PublishedDataConfigsTest.class.getClassLoader()).build();

    @TempDir private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("annotation.json"), "");
        for (String list :
                List.of("train.csv", "test.csv", "both.csv", "classes.csv", "more.csv")) {
            Files.writeString(folder.resolve(list), "");
        }
        Files.createDirectory(folder.resolve("lists"));
        Files.createDirectory(folder.resolve("npy"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ucf101", "ucf51"})
    void ofUcfHaveTheirDefaults(String type) throws IOException {
        assertThat(settings("type: %s, annotation: annotation.json".formatted(type)))
                .isEqualTo(
                        new UcfConfig(
                                Optional.of(folder.resolve("annotation.json")),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.empty(),
                                Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ucf101", "ucf51"})
    void ofUcfTakeEveryKey(String type) throws IOException {
        assertThat(
                        settings(
                                "type: %s, splits: lists, fold: 3, subsets: {test: test}, limit: {test: 5}, hold-out: {share: 0.25, seed: 9}, unlabelled: more.csv"
                                        .formatted(type)))
                .isEqualTo(
                        new UcfConfig(
                                Optional.empty(),
                                Optional.of(folder.resolve("lists")),
                                Optional.of(3),
                                Optional.empty(),
                                Optional.of(Map.of("test", "test")),
                                Map.of("test", 5),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.of(new HoldOut(0.25, 9)),
                                Optional.of(folder.resolve("more.csv"))));
    }

    @Test
    void ofActivityNetHaveTheirDefaults() throws IOException {
        assertThat(settings("type: activitynet, annotation: annotation.json"))
                .isEqualTo(
                        new ActivityNetConfig(
                                folder.resolve("annotation.json"),
                                Optional.empty(),
                                Map.of(),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void ofActivityNetTakeEveryKey() throws IOException {
        assertThat(
                        settings(
                                "type: activitynet, annotation: annotation.json, subsets: {train:"
                                    + " training}, limit: {train: 5}, hold-out: {share: 0.25, seed:"
                                    + " 9}, unlabelled: more.csv"))
                .isEqualTo(
                        new ActivityNetConfig(
                                folder.resolve("annotation.json"),
                                Optional.of(Map.of("train", "training")),
                                Map.of("train", 5),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.of(new HoldOut(0.25, 9)),
                                Optional.of(folder.resolve("more.csv"))));
    }

    @Test
    void ofAudioSetHaveTheirDefaults() throws IOException {
        assertThat(settings("type: audioset, lists: {train: train.csv}, classes: classes.csv"))
                .isEqualTo(
                        new AudioSetConfig(
                                Map.of("train", folder.resolve("train.csv")),
                                folder.resolve("classes.csv"),
                                Map.of("sounds", folder.resolve("npy")),
                                true,
                                Map.of(),
                                MODALITIES,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void ofAudioSetTakeEveryKey() throws IOException {
        assertThat(
                        settings(
                                "type: audioset, lists: {train: train.csv, test: test.csv},"
                                    + " classes: classes.csv, trimmed: false, limit: {train: 5},"
                                    + " hold-out: {share: 0.25, seed: 9}, unlabelled: more.csv"))
                .isEqualTo(
                        new AudioSetConfig(
                                Map.of(
                                        "train", folder.resolve("train.csv"),
                                        "test", folder.resolve("test.csv")),
                                folder.resolve("classes.csv"),
                                Map.of("sounds", folder.resolve("npy")),
                                false,
                                Map.of("train", 5),
                                MODALITIES,
                                Optional.of(new HoldOut(0.25, 9)),
                                Optional.of(folder.resolve("more.csv"))));
    }

    @Test
    void ofVggSoundHaveTheirDefaults() throws IOException {
        assertThat(settings("type: vggsound, list: both.csv"))
                .isEqualTo(
                        new VggSoundConfig(
                                Optional.of(folder.resolve("both.csv")),
                                Optional.empty(),
                                Map.of(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of("sounds", folder.resolve("npy")),
                                Map.of(),
                                MODALITIES,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void ofVggSoundTakeEveryKey() throws IOException {
        assertThat(
                        settings(
                                "type: vggsound, list: both.csv, subsets: {test: testing}, exclude:"
                                    + " test.csv, classes: classes.csv, limit: {test: 5}, hold-out:"
                                    + " {share: 0.25, seed: 9}, unlabelled: more.csv"))
                .isEqualTo(
                        new VggSoundConfig(
                                Optional.of(folder.resolve("both.csv")),
                                Optional.of(Map.of("test", "testing")),
                                Map.of(),
                                Optional.of(folder.resolve("test.csv")),
                                Optional.of(folder.resolve("classes.csv")),
                                Map.of("sounds", folder.resolve("npy")),
                                Map.of("test", 5),
                                MODALITIES,
                                Optional.of(new HoldOut(0.25, 9)),
                                Optional.of(folder.resolve("more.csv"))));
        assertThat(settings("type: vggsound, lists: {train: train.csv, test: test.csv}"))
                .extracting(settings -> ((VggSoundConfig) settings).lists())
                .isEqualTo(
                        Map.of(
                                "train", folder.resolve("train.csv"),
                                "test", folder.resolve("test.csv")));
    }

    @Test
    void ofHmdb51HaveTheirDefaults() throws IOException {
        assertThat(settings("type: hmdb51, splits: lists"))
                .isEqualTo(
                        new HmdbConfig(
                                folder.resolve("lists"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void ofHmdb51TakeEveryKey() throws IOException {
        assertThat(
                        settings(
                                "type: hmdb51, splits: lists, fold: 3, subsets: {test: test},"
                                        + " limit: {test: 5}, hold-out: {share: 0.25, seed: 9},"
                                        + " unlabelled: more.csv"))
                .isEqualTo(
                        new HmdbConfig(
                                folder.resolve("lists"),
                                Optional.of(3),
                                Optional.empty(),
                                Optional.of(Map.of("test", "test")),
                                Map.of("test", 5),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.of(new HoldOut(0.25, 9)),
                                Optional.of(folder.resolve("more.csv"))));
    }

    @Test
    void ofEsc50HaveTheirDefaults() throws IOException {
        assertThat(settings("type: esc50, list: both.csv"))
                .isEqualTo(
                        new Esc50Config(
                                folder.resolve("both.csv"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Map.of(),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.empty(),
                                Optional.empty()));
    }

    @Test
    void ofEsc50TakeEveryKey() throws IOException {
        assertThat(
                        settings(
                                "type: esc50, list: both.csv, fold: 5, subsets: {train: train,"
                                        + " validation: test}, limit: {train: 5}, hold-out: {share:"
                                        + " 0.25, seed: 9}, unlabelled: more.csv"))
                .isEqualTo(
                        new Esc50Config(
                                folder.resolve("both.csv"),
                                Optional.of(5),
                                Optional.empty(),
                                Optional.of(Map.of("train", "train", "validation", "test")),
                                Map.of("train", 5),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.of(new HoldOut(0.25, 9)),
                                Optional.of(folder.resolve("more.csv"))));
    }

    @Test
    void ofFsd50kHaveTheirDefaults() throws IOException {
        assertThat(settings("type: fsd50k, ground-truth: lists"))
                .isEqualTo(
                        new Fsd50kConfig(
                                folder.resolve("lists"),
                                Map.of(),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.empty()));
    }

    @Test
    void ofFsd50kTakeEveryKey() throws IOException {
        assertThat(
                        settings(
                                "type: fsd50k, ground-truth: lists, limit: {train: 5}, unlabelled:"
                                        + " more.csv"))
                .isEqualTo(
                        new Fsd50kConfig(
                                folder.resolve("lists"),
                                Map.of("train", 5),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.of(folder.resolve("more.csv"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinetics400", "kinetics-sound"})
    void ofKineticsHaveTheirDefaults(String type) throws IOException {
        assertThat(settings("type: %s, lists: {train: train.csv}".formatted(type)))
                .isEqualTo(
                        new KineticsConfig(
                                Map.of("train", folder.resolve("train.csv")),
                                Optional.empty(),
                                Map.of(),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.empty(),
                                Optional.empty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"kinetics400", "kinetics-sound"})
    void ofKineticsTakeEveryKey(String type) throws IOException {
        assertThat(
                        settings(
                                "type: %s, lists: {train: train.csv, test: test.csv}, classes: classes.csv, limit: {train: 5}, hold-out: {share: 0.25, seed: 9}, unlabelled: more.csv"
                                        .formatted(type)))
                .isEqualTo(
                        new KineticsConfig(
                                Map.of(
                                        "train", folder.resolve("train.csv"),
                                        "test", folder.resolve("test.csv")),
                                Optional.of(folder.resolve("classes.csv")),
                                Map.of("train", 5),
                                Map.of("sounds", folder.resolve("npy")),
                                MODALITIES,
                                Optional.of(new HoldOut(0.25, 9)),
                                Optional.of(folder.resolve("more.csv"))));
    }

    @Test
    void withFoldsRunAllOfThem() throws IOException {
        for (String dataset :
                List.of(
                        "type: ucf101, splits: lists, folds: all",
                        "type: hmdb51, splits: lists, folds: all")) {
            assertThat(((Folded) settings(dataset)).severalFolds()).containsExactly(1, 2, 3);
        }
        Folded esc50 = (Folded) settings("type: esc50, list: both.csv, folds: all");
        assertThat(esc50.severalFolds()).containsExactly(1, 2, 3, 4, 5);
        assertThat(esc50.onlyFold()).isEmpty();
        assertThat(esc50.atFold(4)).isEqualTo(settings("type: esc50, list: both.csv, fold: 4"));
        Folded annotated = (Folded) settings("type: ucf51, annotation: annotation.json");
        assertThat(annotated.severalFolds()).isEmpty();
        assertThat(annotated.onlyFold()).isEmpty();
    }

    @Test
    void sayWhatIsWrongWithTheirFolds() {
        assertThatThrownBy(() -> settings("type: esc50, list: both.csv, fold: 6"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dataset.fold: expected an integer from 1 to 5, found 6");
        assertThatThrownBy(() -> settings("type: hmdb51, splits: lists, fold: 4"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dataset.fold: expected an integer from 1 to 3, found 4");
        assertThatThrownBy(() -> settings("type: ucf101, splits: lists, fold: 2, folds: all"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "dataset: 'folds: all' runs every fold, 'fold: 2' one of them; remove one"
                                + " of the two");
        assertThatThrownBy(() -> settings("type: ucf51, annotation: annotation.json, folds: all"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "dataset: 'folds' runs all of the official lists; leave it out, or name"
                                + " their folder by 'splits' instead of 'annotation'");
    }

    @Test
    void sayWhatIsWrongWithThem() {
        assertThatThrownBy(() -> settings("type: ucf101, splits: lists, fold: 4"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("dataset.fold: expected an integer from 1 to 3, found 4");
        assertThatThrownBy(() -> settings("type: ucf51"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "dataset: name the split by one of 'annotation' (a JSON file) and 'splits'"
                                + " (the folder of the official lists), found neither");
        assertThatThrownBy(() -> settings("type: activitynet, annotation: none.json"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "dataset.annotation: there is no file or folder "
                                + folder.resolve("none.json"));
        assertThatThrownBy(() -> settings("type: vggsound"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "dataset: name the clips by one of 'list' (such as vggsound.csv) and"
                                + " 'lists' (such as {train: train.csv, test: test.csv}), found"
                                + " neither");
        assertThatThrownBy(
                        () ->
                                settings(
                                        "type: vggsound, lists: {test: test.csv}, subsets: {test:"
                                                + " testing}"))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining(
                        "dataset: 'subsets' says what 'list' calls the subsets; 'lists' names them"
                                + " itself");
    }

    /** The data set's settings, once they were read, described, written and read again. */
    private Record settings(String dataset) throws IOException {
        String yaml =
                """
                name: small
                dataset:
                  {%s, folders: {sounds: npy}, modalities: {audio: {kind: embedding, column: sounds, width: 512}}}
                student: {modality: audio, type: mlp}
                methods: [none]
                output: out
                """
                        .formatted(dataset);
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
