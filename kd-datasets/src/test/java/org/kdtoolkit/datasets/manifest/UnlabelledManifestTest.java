package org.kdtoolkit.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.listing.HoldOut;
import org.kdtoolkit.testkit.DatasetContract;
import org.kdtoolkit.testkit.files.MediaFiles;

/** Rows without a label, and a further list of them. */
class UnlabelledManifestTest extends DatasetContract {

    private static final String LIST =
            """
            id,subset,label,sound
            a,train,one,1.wav
            b,train,,2.wav
            c,validation,two,3.wav
            d,test,one,4.wav
            e,train,two,5.wav
            """;

    private static final String PAIRS =
            """
            id,sound
            f,6.wav
            g,7.wav
            """;

    @TempDir private Path folder;
    private Optional<HoldOut> holdOut = Optional.empty();
    private Optional<String> recording = Optional.empty();
    private Optional<String> noClass = Optional.empty();
    private Optional<Map<String, String>> subsets = Optional.empty();
    private Map<String, Integer> limit = Map.of();

    @BeforeEach
    void writeFiles() throws IOException {
        for (int i = 1; i < 10; i++) {
            MediaFiles.wav(folder.resolve(i + ".wav"), i, -i);
        }
        MediaFiles.wav(folder.resolve("more/1.wav"), 100, 100);
        write("list.csv", LIST);
        write("pairs.csv", PAIRS);
    }

    @Override
    protected Dataset open() {
        return open("list.csv", "pairs.csv");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "\"\"", "\" \\u00a0\"", "NaN"})
    void takesAMissingLabelInJsonLinesForNone(String label) throws IOException {
        String key = label.isEmpty() ? "" : ", \"label\": " + label;
        write(
                "list.jsonl",
                """
                {"id": "a", "subset": "train", "sound": "1.wav"%s}
                {"id": "b", "subset": "train", "sound": "2.wav", "label": "one"}
                {"id": "c", "subset": "test", "sound": "3.wav", "label": "two"}
                """
                        .formatted(key));
        try (Dataset dataset = open("list.jsonl")) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(dataset.targetKind()).isEqualTo(TargetKind.SINGLE_LABEL);
            assertThat(dataset.classes()).containsExactly("one", "two");
            assertThat(labels(train)).containsExactly("a:none", "b:[0]");
        }
    }

    @Test
    void keepsTheOrderOfTheListAndPutsTheFurtherOneBehind() {
        try (Dataset dataset = open()) {
            assertThat(labels(dataset.samples(Subset.TRAIN)))
                    .containsExactly("a:[0]", "b:none", "e:[1]", "f:none", "g:none");
            assertThat(dataset.notes()).isEmpty();
        }
    }

    @Test
    void countsSamplesWithoutALabel() {
        try (Dataset dataset = open()) {
            Inventory.Part train = dataset.inventory().subsets().get(Subset.TRAIN);
            assertThat(train.all()).isEqualTo(count(5));
            assertThat(train.classes()).containsExactly(count(1), count(1));
            assertThat(train.unlabelled()).isEqualTo(count(3));
            assertThat(dataset.inventory().subsets().get(Subset.TEST).unlabelled())
                    .isEqualTo(count(0));
        }
    }

    private static Inventory.Count count(int samples) {
        return new Inventory.Count(samples, samples, Map.of("sound", samples));
    }

    @Test
    void limitsTheLabelledListAlone() {
        limit = Map.of("train", 2);
        try (Dataset dataset = open()) {
            assertThat(labels(dataset.samples(Subset.TRAIN)))
                    .containsExactly("a:[0]", "b:none", "f:none", "g:none");
            assertThat(dataset.notes())
                    .containsExactly(
                            "train: the first 2 of 3 samples, and 2 of the unlabelled list");
        }
    }

    @Test
    void findsTheFilesOfEachListFromItsOwnFolder() throws Exception {
        write("more/pairs.jsonl", "{\"id\": \"f\", \"sound\": \"1.wav\", \"subset\": \"\"}\n");
        try (Dataset dataset = open("list.csv", "more/pairs.jsonl")) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.id(3)).isEqualTo("f");
            assertThat(train.source(3, "sound")).contains("more/1.wav");
            assertThat(train.read(3, "sound").values())
                    .isNotEqualTo(train.read(0, "sound").values());
        }
    }

    @Test
    void takesAnEmptySetOfLabelsForNoneUnlessItSaysThatThereIsNoClass() throws IOException {
        noClass = Optional.of("nothing");
        write(
                "list.csv",
                """
                id,subset,labels,sound
                a,train,sea; bird,1.wav
                b,train,,2.wav
                c,train,nothing,3.wav
                d,test,nothing,4.wav
                """);
        write(
                "list.jsonl",
                """
                {"id": "a", "subset": "train", "labels": ["sea", "bird"], "sound": "1.wav"}
                {"id": "b", "subset": "train", "labels": [], "sound": "2.wav"}
                {"id": "c", "subset": "train", "labels": ["nothing"], "sound": "3.wav"}
                {"id": "d", "subset": "test", "labels": ["nothing"], "sound": "4.wav"}
                """);
        for (String list : List.of("list.csv", "list.jsonl")) {
            try (Dataset dataset = open(list)) {
                assertThat(dataset.classes()).containsExactly("bird", "sea");
                assertThat(labels(dataset.samples(Subset.TRAIN)))
                        .containsExactly("a:[0, 1]", "b:none", "c:[]");
                assertThat(labels(dataset.samples(Subset.TEST))).containsExactly("d:[]");
                assertThat(dataset.inventory().subsets().get(Subset.TRAIN).unlabelled())
                        .isEqualTo(count(1));
            }
        }
    }

    @Test
    void wantsALabelOfSamplesThatJudge() throws IOException {
        write(
                "list.csv",
                """
                id,subset,label,sound
                a,train,,1.wav
                b,validation,,2.wav
                c,test, ,3.wav
                """);
        refuses(
                """
                LIST can't be used as a manifest:
                  line 3: has no label, which a validation sample needs; only train samples may be without
                  line 4: has no label, which a test sample needs; only train samples may be without
                """,
                "list.csv");
        write(
                "list.jsonl",
                """
                {"id": "a", "subset": "train", "labels": ["one"], "sound": "1.wav"}
                {"id": "b", "subset": "test", "labels": [], "sound": "2.wav"}
                {"id": "c", "subset": "test", "sound": "3.wav"}
                {"id": "d", "subset": "test", "lables": ["one"], "sound": "4.wav"}
                {"id": "e", "subset": "train", "label": "one", "sound": "5.wav"}
                """);
        refuses(
                """
                LIST can't be used as a manifest:
                  line 2: has no label, which a test sample needs; only train samples may be without
                  line 3: has no label, which a test sample needs; only train samples may be without
                  line 4: no column 'label' or 'labels'; did you mean 'lables'? (found: id, subset, lables, sound)
                  line 5: expected 'labels' as in line 1
                """,
                "list.jsonl");
    }

    @Test
    void wantsClassesWhereNoSampleHasALabel() throws IOException {
        write("list.csv", "id,subset,label,sound\na,train,,1.wav\n");
        refuses(
                """
                LIST can't be used as a manifest:
                  no sample has a label, so that there are no classes; name them by 'classes'
                """,
                "list.csv");
    }

    @Test
    void saysAllThatIsWrongWithTheFurtherList() throws IOException {
        write(
                "pairs.csv",
                """
                id,subset,label,sound
                f,,,6.wav
                g,train,,7.wav
                h,train,two,8.wav
                i,test,,8.wav
                a,,,9.wav
                d,,,9.wav
                j,,,1.wav
                k,,,./4.wav
                f,,,9.wav
                l,,,../9.wav
                ,,,9.wav
                """);
        refuses(
                """
                LIST can't be used as a manifest:
                  line 4 of PAIRS: has the label 'two', but 'unlabelled' names samples without; move it to the list of 'path', or leave its label empty
                  line 5 of PAIRS: is in subset 'test', but samples without a label are for training; expected 'train' or nothing
                  line 6 of PAIRS: id 'a' was taken in line 2
                  line 7 of PAIRS: id 'd' is in test already, by line 5; a sample may be in one subset only
                  line 8 of PAIRS: has the files of a train sample, line 2; take it out of one of the lists
                  line 9 of PAIRS: has the files of a test sample, line 5; take it out of one of the lists
                  line 10 of PAIRS: id 'f' was taken in line 2 of PAIRS
                  line 11 of PAIRS: path '../9.wav' leaves the folder of the manifest; set 'allow-outside: true' if it may
                  line 12 of PAIRS: the id is empty
                """,
                "list.csv",
                "pairs.csv");
    }

    @Test
    void namesTheTrainingSubsetAsTheLabelledListDoes() throws IOException {
        subsets = Optional.of(Map.of("train", "learn", "validation", "validation", "test", "test"));
        write("list.csv", LIST.replace(",train,", ",learn,"));
        write("pairs.csv", "id,subset,sound\nf,learn,6.wav\ng,train,7.wav\n");
        refuses(
                """
                LIST can't be used as a manifest:
                  line 3 of PAIRS: is in subset 'train', but samples without a label are for training; expected 'learn' or nothing
                """,
                "list.csv",
                "pairs.csv");
    }

    @Test
    void wantsTheSameColumnsOfBothLists() throws IOException {
        write("pairs.csv", "id,sond\nf,6.wav\n");
        refuses(
                """
                LIST can't be used as a manifest:
                  line 1 of PAIRS: no column 'sound'; did you mean 'sond'? (found: id, sond)
                """,
                "list.csv",
                "pairs.csv");
        write("pairs.jsonl", "{\"id\": \"f\", \"sound\": \"6.wav\", \"label\": 3}\n[]\n");
        refuses(
                """
                LIST can't be used as a manifest:
                  line 2 of PAIRS: expected a JSON object
                  line 1 of PAIRS: has the label '3', but 'unlabelled' names samples without; move it to the list of 'path', or leave its label empty
                """,
                "list.csv",
                "pairs.jsonl");
    }

    @Test
    void saysThatTheFurtherListIsEmptyOrNotThere() throws IOException {
        write("pairs.csv", "id,sound\n");
        refuses(
                """
                LIST can't be used as a manifest:
                  PAIRS: it has no samples; leave 'unlabelled' out, or list some
                """,
                "list.csv",
                "pairs.csv");
        write("pairs.csv", "");
        refuses(
                """
                LIST can't be used as a manifest:
                  PAIRS: it is empty; expected a header row
                """,
                "list.csv",
                "pairs.csv");
        Files.delete(folder.resolve("pairs.csv"));
        refuses(
                """
                LIST can't be used as a manifest: PAIRS: it does not exist; check 'unlabelled'
                """,
                "list.csv",
                "pairs.csv");
    }

    @Test
    void setsAsideNoSampleWithoutALabelAndLeavesOutThoseOfRecordingsThatAre() throws IOException {
        holdOut = Optional.of(new HoldOut(0.5, 1));
        recording = Optional.of("tape");
        StringBuilder list = new StringBuilder("id,subset,label,tape,sound\n");
        StringBuilder pairs = new StringBuilder("id,tape,sound\n");
        for (int i = 0; i < 40; i++) {
            list.append("l%d,train,one,t%d,l%1$d.wav\n".formatted(i, i));
            list.append("m%d,train,,t%d,m%1$d.wav\n".formatted(i, i));
            pairs.append("p%d,t%d,p%1$d.wav\nq%1$d,,q%1$d.wav\n".formatted(i, i));
        }
        list.append("x,test,one,t99,1.wav\n");
        write("list.csv", list.toString());
        write("pairs.csv", pairs.toString());
        try (Dataset dataset = open()) {
            Samples validation = dataset.samples(Subset.VALIDATION);
            List<String> train =
                    IntStream.range(0, dataset.samples(Subset.TRAIN).size())
                            .mapToObj(dataset.samples(Subset.TRAIN)::id)
                            .toList();
            assertThat(validation.size()).isBetween(8, 32);
            for (int i = 0; i < validation.size(); i++) {
                String number = validation.id(i).substring(1);
                assertThat(validation.id(i)).startsWith("l");
                assertThat(train)
                        .contains("q" + number)
                        .doesNotContain("l" + number, "m" + number, "p" + number);
            }
            assertThat(train).hasSize(160 - 3 * validation.size());
            assertThat(dataset.notes())
                    .contains(
                            "train: %d samples without a label are left out, because 'hold-out' sets their recordings aside"
                                    .formatted(2 * validation.size()));
        }
    }

    @Test
    void refusesAClassThatSaysThatThereIsNone() {
        noClass = Optional.of("two");
        assertThatThrownBy(() -> config("list.csv", Optional.empty(), List.of("one", "two")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessage(
                        "'no-class' is 'two', which is among 'classes'; choose a label that is no"
                                + " class");
    }

    private static List<String> labels(Samples samples) {
        return IntStream.range(0, samples.size())
                .mapToObj(
                        i ->
                                samples.id(i)
                                        + ":"
                                        + (samples.isLabelled(i)
                                                ? Arrays.toString(samples.labels(i))
                                                : "none"))
                .toList();
    }

    private void refuses(String message, String list, String... further) {
        assertThatThrownBy(() -> open(list, further))
                .isInstanceOf(DataException.class)
                .satisfies(
                        thrown ->
                                assertThat(masked(thrown.getMessage(), list, further))
                                        .isEqualTo(message.stripTrailing()));
    }

    private String masked(String message, String list, String... further) {
        String masked = message.replace(folder.resolve(list).toString(), "LIST");
        return further.length == 0
                ? masked
                : masked.replace(folder.resolve(further[0]).toString(), "PAIRS");
    }

    private Dataset open(String list, String... further) {
        return ManifestReader.open(
                config(
                        list,
                        Optional.of(further)
                                .filter(f -> f.length > 0)
                                .map(f -> folder.resolve(f[0])),
                        List.of()),
                Configs.context(new Faults(OnError.SKIP)));
    }

    private ManifestConfig config(String list, Optional<Path> further, List<String> classes) {
        return new ManifestConfig(
                folder.resolve(list),
                Optional.empty(),
                "id",
                "subset",
                "label",
                "labels",
                recording,
                ";",
                noClass,
                Optional.of(classes).filter(names -> !names.isEmpty()),
                subsets,
                limit,
                false,
                Map.of("sound", Configs.audio()),
                holdOut,
                further,
                Optional.empty());
    }

    private void write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        Files.writeString(folder.resolve(name), text);
    }
}
