package org.kdtoolkit.datasets.esc50;

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
import org.kdtoolkit.datasets.listing.Folds;

class Esc50Test {

    @TempDir private Path folder;
    private Esc50Folder esc50;

    @BeforeEach
    void write() throws IOException {
        esc50 = Esc50Folder.write(folder);
    }

    @Test
    void judgesByOneFoldAndLearnsFromTheOthers() {
        try (Dataset dataset = open(4)) {
            assertThat(dataset.classes()).containsExactly("dog", "rooster", "pig");
            assertThat(dataset.targetKind()).isEqualTo(TargetKind.SINGLE_LABEL);
            assertThat(ids(dataset, Subset.TEST))
                    .containsExactly("4-402-A-2", "4-401-A-1", "4-400-A-0", "4-401-B-1");
            Samples test = dataset.samples(Subset.TEST);
            assertThat(test.labels(0)).containsExactly(2);
            assertThat(test.labels(3)).containsExactly(1);
            assertThat(there(dataset, Subset.TRAIN)).isEqualTo("12 of 12");
            assertThat(ids(dataset, Subset.TRAIN)).noneMatch(id -> id.startsWith("4-"));
            assertThat(dataset.samples(Subset.VALIDATION).size()).isZero();
            assertThat(dataset.notes()).isEmpty();
        }
    }

    @Test
    void eachClipIsInTheTestOfOneFold() {
        int tested = 0;
        for (int fold : esc50.config(Optional.empty(), Optional.of(Folds.ALL)).severalFolds()) {
            try (Dataset dataset = open(fold)) {
                tested += dataset.samples(Subset.TEST).size();
                assertThat(
                                dataset.samples(Subset.TEST).size()
                                        + dataset.samples(Subset.TRAIN).size())
                        .isEqualTo(16);
            }
        }
        assertThat(tested).isEqualTo(16);
    }

    @Test
    void countsClipsThatAreGone() throws IOException {
        Files.delete(folder.resolve("audio/4-401-B-1.wav"));
        try (Dataset dataset = open(4)) {
            assertThat(there(dataset, Subset.TEST)).isEqualTo("3 of 4");
            assertThat(dataset.notes())
                    .containsExactly("test: 3 of the 4 listed samples are there (sound: 3)");
        }
    }

    @Test
    void saysAllThatIsWrongWithARow() throws IOException {
        esc50.list(
                Esc50Folder.HEADER
                        + """
                        1-100-A-0.wav,1,0,dog,True,100,A
                        1-100-B-0.wav,6,0,dog,True,100,B
                        1-101-A-1.wav,1,one,rooster,False,101,A
                        1-102-A-1.wav,1,0,rooster,False,102,A
                        1-103-A-0.wav,1,7,dog,False,103,A
                        noname,1,0,dog,False,104,A
                        1-105-A-0.wav,1,0,,False,105,A
                        1-106-A-0.wav,1,0,dog,False,106
                        """);
        refused(
                () -> open(1),
                folder,
                """
                ROOT/meta/esc50.csv can't be used as the list of ESC-50:
                  line 3: has '6' as fold, expected a whole number from 1 to 5
                  line 4: has 'one' as target, expected a whole number from 0 to 999999
                  line 5: has the target 0 for 'rooster', which stands for 'dog' above
                  line 6: has the target 7 for 'dog', which has 0 above
                  line 7: has 'noname' as filename, expected one such as 1-100032-A-0.wav
                  line 8: has no category
                  line 9: has 6 values, the header 7; a value with a comma in it is put in quotes
                """);
    }

    @Test
    void saysThatAClipIsThereTwiceOrItsSourceInTwoFolds() throws IOException {
        esc50.list(
                Esc50Folder.HEADER
                        + """
                        1-100-A-0.wav,1,0,dog,True,100,A
                        1-100-A-0.wav,1,0,dog,True,100,A
                        2-100-B-0.wav,2,0,dog,True,100,B
                        """);
        refused(
                () -> open(1),
                folder,
                """
                ROOT/meta/esc50.csv can't be used as the list of ESC-50:
                  line 3: id '1-100-A-0' was taken in line 2
                  line 4: recording '100' is in test already, by line 2; what was cut from one recording looks and sounds alike, so that a student would be judged by what it has seen
                """);
    }

    @Test
    void saysThatAListIsOfAnotherVersionOrEmpty() throws IOException {
        esc50.list("filename,fold,class\n1-100-A-0.wav,1,dog\n");
        refused(
                () -> open(1),
                folder,
                "ROOT/meta/esc50.csv can't be used as the list of ESC-50:\n"
                        + "  line 1: the header has no column 'target', 'category', 'src_file' (it"
                        + " has: filename, fold, class); is it meta/esc50.csv, as the publisher"
                        + " ships it? It has filename,fold,target,category,esc10,src_file,take");
        esc50.list("");
        refused(
                () -> open(1),
                folder,
                """
                ROOT/meta/esc50.csv can't be used as the list of ESC-50:
                  it is empty; expected a header row: filename,fold,target,category,src_file
                """);
        esc50.list(Esc50Folder.HEADER);
        refused(
                () -> open(1),
                folder,
                """
                ROOT/meta/esc50.csv can't be used as the list of ESC-50:
                  it has no rows but the header
                """);
        esc50.list(Esc50Folder.HEADER + "1-100-A-0.wav,1,0,\"dog,True,100,A\n");
        refused(
                () -> open(1),
                folder,
                """
                ROOT/meta/esc50.csv can't be used as the list of ESC-50:
                  line 2: reading ended here, because quotes don't match: (startline 2) EOF reached before encapsulated token finished
                """);
    }

    private Dataset open(int fold) {
        return Esc50Folder.open(esc50.config(Optional.of(fold), Optional.empty()));
    }
}
