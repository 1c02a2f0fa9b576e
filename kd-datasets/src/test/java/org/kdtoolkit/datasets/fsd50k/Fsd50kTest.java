package org.kdtoolkit.datasets.fsd50k;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kdtoolkit.datasets.Inventories.ids;
import static org.kdtoolkit.datasets.Inventories.refused;
import static org.kdtoolkit.datasets.Inventories.there;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

class Fsd50kTest {

    @TempDir private Path folder;
    private Fsd50kFolder fsd50k;

    @BeforeEach
    void write() throws IOException {
        fsd50k = Fsd50kFolder.write(folder);
    }

    @Test
    void takesClipsWithAllTheirLabelsInTheOrderOfTheVocabulary() {
        try (Dataset dataset = open()) {
            assertThat(dataset.targetKind()).isEqualTo(TargetKind.MULTI_LABEL);
            assertThat(dataset.classes())
                    .containsExactly(
                            "Acoustic_guitar",
                            "Electric_guitar",
                            "Guitar",
                            "Keyboard_(musical)",
                            "Music");
            assertThat(ids(dataset, Subset.TRAIN)).containsExactly("64760", "16399", "16401");
            assertThat(ids(dataset, Subset.VALIDATION)).containsExactly("345111", "160826");
            assertThat(ids(dataset, Subset.TEST)).containsExactly("37199", "175151");
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.labels(0)).containsExactly(1, 2, 4);
            assertThat(train.labels(1)).containsExactly(4);
            assertThat(train.labels(2)).containsExactly(3, 4);
            assertThat(train.source(0, "sound")).contains("FSD50K.dev_audio/64760.wav");
            assertThat(dataset.samples(Subset.TEST).source(0, "sound"))
                    .contains("FSD50K.eval_audio/37199.wav");
            assertThat(dataset.notes()).isEmpty();
        }
    }

    @Test
    void countsClipsThatAreGoneAndNamesAClassThatIs() throws IOException {
        Files.delete(folder.resolve("FSD50K.dev_audio/16401.wav"));
        Files.delete(folder.resolve("FSD50K.eval_audio/175151.wav"));
        try (Dataset dataset = open()) {
            assertThat(there(dataset, Subset.TRAIN)).isEqualTo("2 of 3");
            assertThat(dataset.notes().stream().map(note -> note.replace("" + folder, "ROOT")))
                    .containsExactly(
                            "no sample of one class is there ('Keyboard_(musical)', first listed in"
                                    + " line 5 of ROOT/FSD50K.ground_truth/dev.csv); look whether a"
                                    + " folder is missing",
                            "train: 2 of the 3 listed samples are there (sound: 2)",
                            "test: 1 of the 2 listed samples are there (sound: 1)");
        }
    }

    @Test
    void takesFurtherClipsWithoutLabels() throws IOException {
        Path more = Files.writeString(folder.resolve("more.txt"), "99.wav\n100\n");
        Files.copy(
                folder.resolve("FSD50K.dev_audio/16401.wav"),
                folder.resolve("FSD50K.dev_audio/99.wav"));
        try (Dataset dataset = Fsd50kFolder.open(fsd50k.config(Optional.of(more)))) {
            assertThat(ids(dataset, Subset.TRAIN)).containsExactly("64760", "16399", "16401", "99");
            assertThat(dataset.samples(Subset.TRAIN).isLabelled(3)).isFalse();
        }
    }

    @Test
    void saysAllThatIsWrongWithRows() throws IOException {
        fsd50k.list(
                "dev.csv",
                """
                fname,labels,mids,split
                64760,"Electric_guitar,Music","/m/02sgy,/m/04rlf",train
                64760,"Electric_guitar,Music","/m/02sgy,/m/04rlf",train
                1,"Electric_gitar,Music","/m/02sgy,/m/04rlf",train
                2,"Electric_guitar,Music","/m/02sgy,/m/042v_gx",train
                3,"Electric_guitar,Music",/m/02sgy,train
                4,Electric_guitar,/m/02sgy,validation
                5,,,train
                6,Electric_guitar,Music,/m/02sgy,/m/04rlf,train
                """);
        fsd50k.list("eval.csv", "fname,labels,mids\n64760,Music,/m/04rlf\n");
        refused(
                this::open,
                folder,
                """
                ROOT/FSD50K.ground_truth can't be used as the ground truth of FSD50K:
                  line 3 of ROOT/FSD50K.ground_truth/dev.csv: id '64760' was taken in line 2 of ROOT/FSD50K.ground_truth/dev.csv
                  line 4 of ROOT/FSD50K.ground_truth/dev.csv: label 'Electric_gitar' is not among vocabulary.csv; did you mean 'Electric_guitar'?
                  line 5 of ROOT/FSD50K.ground_truth/dev.csv: label 'Music' has the mid '/m/042v_gx', in vocabulary.csv '/m/04rlf'; take both from one release
                  line 6 of ROOT/FSD50K.ground_truth/dev.csv: has 2 labels, and 1 mids
                  line 7 of ROOT/FSD50K.ground_truth/dev.csv: has 'validation' as split, expected train or val
                  line 8 of ROOT/FSD50K.ground_truth/dev.csv: has no labels
                  line 9 of ROOT/FSD50K.ground_truth/dev.csv: has 6 values, the header 4; a value with a comma in it is put in quotes
                  line 2 of ROOT/FSD50K.ground_truth/eval.csv: id '64760' is in train already, by line 2 of ROOT/FSD50K.ground_truth/dev.csv; a sample may be in one subset only
                """);
    }

    @Test
    void saysThatAListIsMissingOrOfAnotherVersion() throws IOException {
        fsd50k.list("dev.csv", "fname,labels,split\n64760,Music,train\n");
        refused(
                this::open,
                folder,
                "ROOT/FSD50K.ground_truth can't be used as the ground truth of FSD50K:\n"
                        + "  line 1 of ROOT/FSD50K.ground_truth/dev.csv: the header has no column"
                        + " 'mids' (it has: fname, labels, split); is it the list in"
                        + " FSD50K.ground_truth? Those in FSD50K.metadata have other columns");
        Files.delete(fsd50k.groundTruth().resolve("eval.csv"));
        refused(
                this::open,
                folder,
                "ROOT/FSD50K.ground_truth can't be used as the ground truth of FSD50K:"
                        + " ROOT/FSD50K.ground_truth/eval.csv: it does not exist; check"
                        + " 'ground-truth'");
    }

    @Test
    void saysAllThatIsWrongWithTheVocabulary() throws IOException {
        fsd50k.list(
                "vocabulary.csv", "0,Music,/m/04rlf\n2,Music,/m/04rlf\n2,,/m/02sgy\n3,Guitar\n");
        refused(
                this::open,
                folder,
                """
                ROOT/FSD50K.ground_truth can't be used as the ground truth of FSD50K:
                  line 2 of ROOT/FSD50K.ground_truth/vocabulary.csv: has the index '2', expected 1: classes are listed by their indices
                  line 2 of ROOT/FSD50K.ground_truth/vocabulary.csv: class 'Music' was listed in line 1
                  line 3 of ROOT/FSD50K.ground_truth/vocabulary.csv: has no label
                  line 4 of ROOT/FSD50K.ground_truth/vocabulary.csv: has 2 values, expected 3: index, label, mid; a value with a comma in it is put in quotes
                """);
    }

    private Dataset open() {
        return Fsd50kFolder.open(fsd50k.config(Optional.empty()));
    }
}
