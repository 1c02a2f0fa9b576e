package org.kdtoolkit.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalityFactory;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.SoundForm;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.ModalityProvider;
import org.kdtoolkit.config.InvalidConfigurationException;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.datasets.activitynet.ActivityNetConfig;
import org.kdtoolkit.datasets.activitynet.ActivityNetReader;
import org.kdtoolkit.datasets.manifest.ManifestConfig;
import org.kdtoolkit.datasets.manifest.ManifestReader;
import org.kdtoolkit.datasets.prepare.Preparation;
import org.kdtoolkit.datasets.prepare.Prepared;
import org.kdtoolkit.datasets.vggsound.VggSoundConfig;
import org.kdtoolkit.datasets.vggsound.VggSoundReader;
import org.kdtoolkit.media.modality.MediaPlugin;

/** A kind of modality that another jar brings does all that those of the toolkit do. */
class OutsideKindTest {

    private static final ModalityFactory KINDS =
            ModalityProvider.factory(
                    Stream.of(
                                    new MediaPlugin().providers(),
                                    new TextPlugin().providers(),
                                    List.of(BareModality.provider()))
                            .flatMap(List::stream)
                            .toList());
    private static final PrepareConfig BY_DEFAULT =
            new PrepareConfig(128, Optional.empty(), 90, SoundForm.WAV);

    private final Registry registry =
            Registry.builder()
                    .addServices(getClass().getClassLoader())
                    .add(BareModality.provider())
                    .build();

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write(
                "list.csv",
                "id,subset,label,words\na,train,one,texts/a.txt\nb,test,two,texts/b.txt\n");
        write("texts/a.txt", "a rose is a rose\n");
        write("texts/b.txt", "is\n");
    }

    @Test
    void isReadAsTheListOfAManifestNamesItsFiles() throws IOException, SampleException {
        ManifestConfig config =
                manifest("path: list.csv\nmodalities: {words: {kind: text, buckets: 1024}}\n");

        assertThat(config.modalities())
                .isEqualTo(Map.of("words", ModalitySpec.of("text", new TextConfig(1024, false))));
        assertThat(KINDS.outline(config.modalities()))
                .isEqualTo(Map.of("words", Optional.of(new Shape(1024))));
        try (Dataset dataset = ManifestReader.open(config, context(TensorCache.none()))) {
            assertThat(dataset.modalities()).isEqualTo(Map.of("words", new Shape(1024)));
            assertThat(counts(dataset.samples(Subset.TRAIN), 0)).containsExactly(1, 2, 2);
            assertThat(counts(dataset.samples(Subset.TEST), 0)).containsExactly(1);
        }
    }

    @Test
    void isWrittenAsItWasRead() throws IOException {
        ManifestConfig config =
                manifest(
                        "path: list.csv\n"
                                + "modalities: {words: {column: body, kind: text, buckets: 8}}\n");

        assertThat(Schema.of(ManifestConfig.class).write(config).get("modalities"))
                .hasToString(
                        "{\"words\":{\"kind\":\"text\",\"column\":\"body\",\"buckets\":8,"
                                + "\"timed\":false}}");
    }

    @Test
    void isRefusedUnderAnotherNameWithItsPlace() {
        assertThatThrownBy(() -> manifest("path: list.csv\nmodalities: {words: {kind: txet}}\n"))
                .isInstanceOf(InvalidConfigurationException.class)
                .hasMessage(
                        folder.resolve("data.yaml")
                                + ":2:28: modalities.words.kind: unknown modality 'txet'; did you"
                                + " mean 'text'? (known: audio, bare, embedding, image, text,"
                                + " video)");
        assertThatThrownBy(
                        () ->
                                KINDS.outline(
                                        Map.of(
                                                "words",
                                                ModalitySpec.of("txet", new TextConfig(8, false)))))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("modality 'words': there is no kind 'txet'");
    }

    @Test
    void isFoundInFoldersByItsEndings() throws IOException, SampleException {
        write("vggsound.csv", "aaaaaaaaaaa,30,bird,train\nbbbbbbbbbbb,4,cat,test\n");
        write("found/x/aaaaaaaaaaa_000030.txt", "tweet tweet\n");
        write("found/bbbbbbbbbbb_000004.text", "meow\n");
        write("found/bbbbbbbbbbb_000004.png", "no text\n");
        ModalitySpec text = ModalitySpec.of("text", new TextConfig(1024, false));

        try (Dataset dataset = vggSound(text)) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.source(0, "words")).contains("x/aaaaaaaaaaa_000030.txt");
            assertThat(counts(train, 0)).containsExactly(2);
            assertThat(dataset.samples(Subset.TEST).source(0, "words"))
                    .contains("bbbbbbbbbbb_000004.text");
        }
    }

    @Test
    void isRefusedByNameInFoldersIfItHasNoEndings() throws IOException {
        write("vggsound.csv", "aaaaaaaaaaa,30,bird,train\n");
        Files.createDirectories(folder.resolve("found"));

        assertThatThrownBy(() -> vggSound(ModalitySpec.of("bare", new BareModality.Keys())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "modality 'words': files of kind 'bare' can't be found in folders, because"
                                + " it names no endings; list them in a manifest");
    }

    @Test
    void isReadInPartsIfItLastsAndWholeIfItDoesNot() throws IOException, SampleException {
        write(
                "annotation.json",
                """
                {"labels": ["a", "b"], "database": {
                  "v_aaaaaaaaaaa_0": {"subset": "training", "segment": [0, 2], "label": "a"},
                  "v_aaaaaaaaaaa_1": {"subset": "training", "segment": [2, 4], "label": "b"}}}
                """);
        write("found/v_aaaaaaaaaaa.txt", "0.5 one\n1.5 two\n2 three\n");

        try (MediaDataset timed = activityNet(new TextConfig(1024, true));
                MediaDataset whole = activityNet(new TextConfig(1024, false))) {
            Samples parts = timed.samples(Subset.TRAIN);
            assertThat(counts(parts, 0)).containsExactly(1, 1);
            assertThat(counts(parts, 1)).containsExactly(1);
            assertThat(parts.isWhole(0, "words")).isFalse();
            assertThat(counts(whole.samples(Subset.TRAIN), 0)).hasSize(6);
        }
    }

    @Test
    void isPreparedInItsOwnForm() throws IOException, SampleException {
        ManifestConfig config = manifest("path: list.csv\nmodalities: {words: text}\n");
        Path out = folder.resolve("out");

        Prepared prepared;
        try (MediaDataset dataset = ManifestReader.open(config, context(TensorCache.none()))) {
            prepared = new Preparation(dataset, BY_DEFAULT, out).run(1, (done, files) -> {});
        }

        assertThat(out.resolve("texts/a.txt")).hasContent("a rose is a rose\n");
        assertThat(out.resolve("prepared.txt")).hasContent("words: as they are\n");
        try (Dataset after =
                ManifestReader.open(prepared.manifest(), context(TensorCache.none()))) {
            assertThat(counts(after.samples(Subset.TRAIN), 0)).containsExactly(1, 2, 2);
        }
    }

    @Test
    void isRefusedByNameIfItHasNoFormToBePreparedIn() throws IOException {
        ManifestConfig config = manifest("path: list.csv\nmodalities: {words: bare}\n");

        try (MediaDataset dataset = ManifestReader.open(config, context(TensorCache.none()))) {
            assertThatThrownBy(() -> new Preparation(dataset, BY_DEFAULT, folder.resolve("out")))
                    .isInstanceOf(ConfigurationException.class)
                    .hasMessage(
                            "modality 'words': files of kind 'bare' have no form to be prepared"
                                    + " in; leave it out of what is prepared");
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void isKeptByItsOwnRecipe() throws IOException, SampleException {
        ManifestConfig config =
                manifest(
                        "path: list.csv\n"
                                + "modalities:\n"
                                + "  words: {kind: text, buckets: 8}\n"
                                + "  spoken: {column: words, kind: text, timed: true}\n"
                                + "  name: {column: words, kind: bare}\n");
        List<String> recipes = new ArrayList<>();
        TensorCache cache =
                (file, recipe, reading) -> {
                    recipes.add(recipe);
                    return reading.read();
                };

        write("texts/a.txt", "1 rose\n");
        try (Dataset dataset = ManifestReader.open(config, context(cache))) {
            for (String modality : dataset.modalities().keySet()) {
                dataset.samples(Subset.TRAIN).read(0, modality);
            }
        }

        assertThat(recipes)
                .containsExactly(
                        "view(version=3, ending=\"txt\", number=0, of=text(buckets=8))",
                        "view(version=3, ending=\"txt\", number=0,"
                                + " of=text(buckets=64, timed=1))");
    }

    @Test
    void isAmongTheKindsThatAreFoundOnTheClassPath() {
        assertThat(registry.names(Kind.MODALITY))
                .containsExactly("audio", "bare", "embedding", "image", "text", "video");
    }

    private ManifestConfig manifest(String yaml) throws IOException {
        Path file = write("data.yaml", yaml);
        return Schema.of(ManifestConfig.class).read(file, List.of(), registry, reading -> {});
    }

    private MediaDataset vggSound(ModalitySpec words) {
        return VggSoundReader.open(
                new VggSoundConfig(
                        Optional.of(folder.resolve("vggsound.csv")),
                        Optional.empty(),
                        Map.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("texts", folder.resolve("found")),
                        Map.of(),
                        Map.of("words", words),
                        Optional.empty(),
                        Optional.empty()),
                context(TensorCache.none()));
    }

    private MediaDataset activityNet(TextConfig config) {
        return ActivityNetReader.open(
                new ActivityNetConfig(
                        folder.resolve("annotation.json"),
                        Optional.of(Map.of("train", "training")),
                        Map.of(),
                        Map.of("texts", folder.resolve("found")),
                        Map.of("words", ModalitySpec.of("text", config)),
                        Optional.empty(),
                        Optional.empty()),
                context(TensorCache.none()));
    }

    private static DatasetContext context(TensorCache cache) {
        return DatasetContext.of(new Faults(OnError.FAIL), cache, KINDS);
    }

    /** What is not zero, ascending. */
    private static float[] counts(Samples samples, int index) throws SampleException {
        float[] values = samples.read(index, "words").values();
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        int zeros = 0;
        while (sorted[zeros] == 0) {
            zeros++;
        }
        return Arrays.copyOfRange(sorted, zeros, sorted.length);
    }

    private Path write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }
}
