package org.kdtoolkit.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.DatasetContract;
import org.kdtoolkit.testkit.files.MediaFiles;

class ManifestTest extends DatasetContract {

    private static final String CSV =
            """
            id,subset,label,image,audio
            a,train,one,images/1.png,audio/1.wav
            b,train,two,images/2.png,audio/1.wav
            c,validation,two,images/1.png,audio/2.wav
            "d, e",test,one,images/2.png,audio/2.wav
            """;

    private static final Map<String, ModalitySpec> MODALITIES =
            Map.of("image", Configs.greyImage(2, 2), "audio", Configs.audio());

    @TempDir private Path folder;

    private final Faults faults = new Faults(OnError.FAIL);

    @BeforeEach
    void writeFiles() throws IOException {
        MediaFiles.grey(folder.resolve("images/1.png"), new int[] {0, 51}, new int[] {102, 153});
        MediaFiles.grey(folder.resolve("images/2.png"), new int[] {255, 255});
        MediaFiles.wav(folder.resolve("audio/1.wav"), 16384, 0);
        MediaFiles.wav(folder.resolve("audio/2.wav"), -16384);
        write("list.csv", CSV);
    }

    @Override
    protected Dataset open() {
        return open("list.csv");
    }

    @Test
    void findsSubsetsClassesAndFiles() throws SampleException {
        Dataset dataset = open();
        assertThat(dataset.classes()).containsExactly("one", "two");
        assertThat(dataset.targetKind()).isEqualTo(TargetKind.SINGLE_LABEL);
        assertThat(dataset.modalities())
                .isEqualTo(Map.of("image", new Shape(1, 2, 2), "audio", new Shape(-1)));
        assertThat(dataset.notes()).isEmpty();
        Samples train = dataset.samples(Subset.TRAIN);
        assertThat(train.size()).isEqualTo(2);
        assertThat(train.id(1)).isEqualTo("b");
        assertThat(train.labels(1)).containsExactly(1);
        assertThat(train.source(1, "audio")).contains("audio/1.wav");
        assertThat(train.source(1, "video")).isEmpty();
        assertThat(train.read(0, "image").values()).containsExactly(0, 0.2f, 0.4f, 0.6f);
        assertThat(train.read(1, "image").values()).containsExactly(1, 1, 1, 1);
        assertThat(train.read(1, "audio").values()).containsExactly(0.5f, 0);
        assertThat(dataset.samples(Subset.TEST).id(0)).isEqualTo("d, e");
    }

    @Test
    void readsJsonLinesAlike() throws IOException {
        write(
                "list.jsonl",
                """
                {"id": 7, "subset": "train", "label": "one", "image": "images/1.png", "audio": "audio/1.wav"}

                {"id": "b", "subset": "test", "label": "two", "image": "images/2.png", "audio": "audio/1.wav", "more": []}
                """);
        Dataset dataset = open("list.jsonl");
        assertThat(dataset.classes()).containsExactly("one", "two");
        assertThat(dataset.samples(Subset.TRAIN).id(0)).isEqualTo("7");
        assertThat(dataset.samples(Subset.TEST).labels(0)).containsExactly(1);
    }

    @Test
    void readsSeveralLabels() throws IOException {
        write(
                "list.csv",
                """
                id,subset,labels,image,audio
                a,train,sea; bird;sea,images/1.png,audio/1.wav
                b,train,,images/1.png,audio/1.wav
                """);
        write(
                "list.jsonl",
                """
                {"id": "a", "subset": "train", "labels": ["sea", "bird", "sea"], "image": "images/1.png", "audio": "audio/1.wav"}
                {"id": "b", "subset": "train", "labels": [], "image": "images/1.png", "audio": "audio/1.wav"}
                """);
        for (String list : List.of("list.csv", "list.jsonl")) {
            Dataset dataset = open(list);
            assertThat(dataset.targetKind()).isEqualTo(TargetKind.MULTI_LABEL);
            assertThat(dataset.classes()).containsExactly("bird", "sea");
            assertThat(dataset.samples(Subset.TRAIN).labels(0)).containsExactly(0, 1);
            assertThat(dataset.samples(Subset.TRAIN).labels(1)).isEmpty();
        }
    }

    @Test
    void takesTheClassesInTheirConfiguredOrder() {
        Dataset dataset = open(configured(List.of("two", "three", "one"), Map.of(), Map.of()));
        assertThat(dataset.classes()).containsExactly("two", "three", "one");
        assertThat(dataset.samples(Subset.TRAIN).labels(0)).containsExactly(2);
    }

    @Test
    void limitsASubsetToItsFirstSamplesAndSaysSo() throws IOException {
        write("list.csv", CSV + "f,train,six,images/1.png,audio/1.wav\n");
        Dataset dataset = open(configured(List.of(), Map.of(), Map.of("train", 2, "test", 5)));
        assertThat(dataset.samples(Subset.TRAIN).size()).isEqualTo(2);
        assertThat(dataset.samples(Subset.TEST).size()).isEqualTo(1);
        assertThat(dataset.classes()).containsExactly("one", "six", "two");
        assertThat(dataset.notes()).containsExactly("train: the first 2 of 3 samples");
    }

    @Test
    void knowsSubsetsByTheListsNames() throws IOException {
        write("list.csv", CSV.replace(",train,", ",training,"));
        Map<String, String> names =
                Map.of("train", "training", "validation", "validation", "test", "test");
        Dataset dataset = open(configured(List.of(), names, Map.of()));
        assertThat(dataset.samples(Subset.TRAIN).size()).isEqualTo(2);
    }

    @Test
    void ignoresAByteOrderMarkAndWindowsLineEnds() throws IOException {
        write("list.csv", "\ufeff" + CSV.replace("\n", "\r\n"));
        assertThat(open().samples(Subset.TRAIN).id(0)).isEqualTo("a");
    }

    @Test
    void opensFilesOutsideOnlyIfAllowed() throws IOException {
        Path inner = folder.resolve("inner");
        Files.createDirectories(inner);
        Files.writeString(inner.resolve("list.csv"), CSV.replace("images/", "../images/"));
        MediaFiles.wav(inner.resolve("audio/1.wav"), 0);
        MediaFiles.wav(inner.resolve("audio/2.wav"), 0);
        ManifestConfig config = Configs.manifest(inner.resolve("list.csv"), MODALITIES);
        assertThatThrownBy(() -> open(config))
                .isInstanceOf(DataException.class)
                .hasMessageContaining(
                        "line 2: path '../images/1.png' leaves the folder of the manifest; set"
                                + " 'allow-outside: true' if it may");
        assertThat(open(Configs.allowingOutside(config)).samples(Subset.TRAIN).size()).isEqualTo(2);
    }

    @Test
    void followsLinksOutOfTheFolder() throws IOException, SampleException {
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.writeString(inner.resolve("list.csv"), CSV);
        Files.createSymbolicLink(inner.resolve("images"), folder.resolve("images"));
        Files.createSymbolicLink(inner.resolve("audio"), Path.of("../audio"));
        Samples train =
                open(Configs.manifest(inner.resolve("list.csv"), MODALITIES)).samples(Subset.TRAIN);
        assertThat(train.read(1, "image").values()).containsExactly(1, 1, 1, 1);
        assertThat(train.source(1, "audio")).contains("audio/1.wav");
    }

    @Test
    void findsFilesThatTheDiskSpellsInAnotherNormalForm() throws IOException, SampleException {
        MediaFiles.wav(folder.resolve("cafe\u0301/1.wav"), 8192);
        write(
                "list.csv",
                """
                id,subset,label,image,audio
                a,train,one,images/1.png,caf\u00e9/1.wav
                """);
        Samples train = open().samples(Subset.TRAIN);
        assertThat(train.read(0, "audio").values()).containsExactly(0.25f);
    }

    @Test
    void passesOverNumbersThatAreMissing() throws IOException {
        write(
                "list.jsonl",
                """
                {"id": "a", "subset": "train", "label": "one", "image": "images/1.png", "audio": "audio/1.wav", "score": NaN, "from": NaN}
                {"id": "b", "subset": "test", "label": "one", "image": "images/1.png", "audio": "audio/1.wav", "score": -Infinity, "from": null}
                """);
        ManifestConfig config = Configs.manifest(folder.resolve("list.jsonl"), MODALITIES);
        Dataset dataset = open(Configs.withRecordings(config, "from"));
        assertThat(dataset.samples(Subset.TEST).size()).isEqualTo(1);
    }

    @Test
    void failsForAMissingFile() throws IOException {
        Files.delete(folder.resolve("audio/2.wav"));
        assertThatThrownBy(this::open)
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "sample 'c' (validation): "
                                + folder.resolve("audio/2.wav")
                                + " does not exist; repair it, or set 'on-error: skip' to leave"
                                + " such samples out");
    }

    @Test
    void notesAllMissingFilesIfTheyAreToBeSkipped() throws IOException {
        Files.delete(folder.resolve("audio/2.wav"));
        Faults skip = new Faults(OnError.SKIP);
        ManifestReader.open(
                Configs.manifest(folder.resolve("list.csv"), MODALITIES), Configs.context(skip));
        assertThat(skip.all()).extracting(Faults.Fault::id).containsExactly("c", "d, e");
        assertThat(skip.skips(Subset.TEST, 0)).isTrue();
    }

    @Test
    void namesTheFileOfABrokenSample() throws IOException {
        Path broken = MediaFiles.write(folder.resolve("images/2.png"), new byte[10]);
        Samples train = open().samples(Subset.TRAIN);
        assertThatThrownBy(() -> train.read(1, "image"))
                .isInstanceOf(SampleException.class)
                .hasMessage(broken + " is not an image; expected PNG, JPEG, BMP, GIF or TIFF");
    }

    private Dataset open(String list) {
        return open(Configs.manifest(folder.resolve(list), MODALITIES));
    }

    private Dataset open(ManifestConfig config) {
        return ManifestReader.open(config, Configs.context(faults));
    }

    private ManifestConfig configured(
            List<String> classes, Map<String, String> subsets, Map<String, Integer> limit) {
        return Configs.with(
                Configs.manifest(folder.resolve("list.csv"), MODALITIES), classes, subsets, limit);
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
