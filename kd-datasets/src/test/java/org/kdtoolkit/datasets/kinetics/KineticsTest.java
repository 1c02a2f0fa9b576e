package org.kdtoolkit.datasets.kinetics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kdtoolkit.datasets.Inventories.ids;
import static org.kdtoolkit.datasets.Inventories.refused;
import static org.kdtoolkit.datasets.Inventories.there;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

class KineticsTest {

    @TempDir private Path folder;
    private KineticsFolder kinetics;

    @BeforeEach
    void write() throws IOException {
        kinetics = KineticsFolder.write(folder);
    }

    @Test
    void findsClipsByVideoStartAndEndAndCountsThoseThatAreGone() {
        try (Dataset dataset = open()) {
            assertThat(dataset.classes())
                    .containsExactly("abseiling", "playing drums", "tapping pen");
            assertThat(dataset.targetKind()).isEqualTo(TargetKind.SINGLE_LABEL);
            assertThat(ids(dataset, Subset.TRAIN))
                    .containsExactly(
                            "-3B32lodo2M_000059_000069",
                            "_dbcJuKJQNs_000040_000050",
                            "aaaaaaaaaaa_000000_000010");
            assertThat(ids(dataset, Subset.VALIDATION))
                    .containsExactly("bbbbbbbbbbb_000123_000133", "ccccccccccc_001234_001244");
            assertThat(ids(dataset, Subset.TEST)).containsExactly("ddddddddddd_000002_000012");
            assertThat(dataset.samples(Subset.TRAIN).labels(1)).containsExactly(2);
            assertThat(dataset.samples(Subset.TEST).labels(0)).containsExactly(2);
            assertThat(dataset.samples(Subset.TRAIN).source(1, "clip"))
                    .contains("tapping_pen/_dbcJuKJQNs_000040_000050.mp4");
            assertThat(there(dataset, Subset.TRAIN)).isEqualTo("3 of 4");
            assertThat(dataset.notes())
                    .containsExactly("train: 3 of the 4 listed samples are there (clip: 3)");
        }
    }

    @Test
    void takesClassesInTheOrderOfTheirList() throws IOException {
        Path classes =
                kinetics.text("label_map.txt", "tapping_pen\nplaying drums\nabseiling\nyoga\n");
        try (Dataset dataset =
                KineticsFolder.kinetics400(
                        kinetics.config(Optional.of(classes), Optional.empty()))) {
            assertThat(dataset.classes())
                    .containsExactly("tapping pen", "playing drums", "abseiling", "yoga");
            assertThat(dataset.samples(Subset.TRAIN).labels(0)).containsExactly(2);
            assertThat(dataset.notes())
                    .contains(
                            "no list has a clip of 1 of 'classes' ('yoga'); look whether they are"
                                    + " spelt otherwise");
        }
    }

    @Test
    void takesTheClassesThatAreHeard() {
        try (Dataset dataset =
                KineticsFolder.kineticsSound(kinetics.config(Optional.empty(), Optional.empty()))) {
            assertThat(dataset.classes())
                    .hasSize(32)
                    .isSorted()
                    .startsWith("blowing nose")
                    .endsWith("tickling");
            assertThat(ids(dataset, Subset.TRAIN))
                    .containsExactly("_dbcJuKJQNs_000040_000050", "aaaaaaaaaaa_000000_000010");
            assertThat(ids(dataset, Subset.VALIDATION))
                    .containsExactly("bbbbbbbbbbb_000123_000133");
            assertThat(there(dataset, Subset.TRAIN)).isEqualTo("2 of 2");
            assertThat(dataset.notes())
                    .containsExactly(
                            "no list has a clip of 30 of the classes of Kinetics-Sound ('blowing"
                                    + " nose', 'blowing out candles', 'bowling' and 27 more); look"
                                    + " whether they are spelt otherwise");
        }
    }

    @Test
    void takesOtherClassesForThoseThatAreHeard() throws IOException {
        Path classes = kinetics.text("heard.txt", "playing_drums\nabseiling\n");
        try (Dataset dataset =
                KineticsFolder.kineticsSound(
                        kinetics.config(Optional.of(classes), Optional.empty()))) {
            assertThat(dataset.classes()).containsExactly("playing drums", "abseiling");
            assertThat(there(dataset, Subset.TRAIN)).isEqualTo("2 of 3");
            assertThat(dataset.samples(Subset.TEST).size()).isZero();
        }
    }

    @Test
    void takesFurtherClipsWithoutLabels() throws IOException {
        Path more =
                kinetics.text(
                        "more.csv",
                        "youtube_id,time_start,time_end,split\nddddddddddd,2,12,test\n"
                                + "eeeeeeeeeee,2,12,test\n");
        kinetics.text(
                "test.csv", "label,youtube_id,time_start,time_end,split\nabseiling,f,1,11,test\n");
        try (Dataset dataset =
                KineticsFolder.kinetics400(kinetics.config(Optional.empty(), Optional.of(more)))) {
            assertThat(ids(dataset, Subset.TRAIN)).endsWith("ddddddddddd_000002_000012").hasSize(4);
            assertThat(dataset.samples(Subset.TRAIN).isLabelled(3)).isFalse();
        }
    }

    @Test
    void saysAllThatIsWrongWithRows() throws IOException {
        kinetics.text(
                "train.csv",
                KineticsFolder.TRAIN
                        + """
                        abseiling,-3B32lodo2M,59,69,train
                        abseiling,bbbbbbbbbbb,123,133,train
                        abseiling,eeeeeeeeeee,5x,15,train
                        abseiling,eeeeeeeeeee,15,5,train
                        abseiling,,5,15,train
                        ,eeeeeeeeeee,5,15,train
                        abseiling,fffffffffff,5,15,val
                        abseiling,ggggggggggg,5,15
                        """);
        refused(
                this::open,
                folder,
                """
                ROOT/train.csv can't be used as a list of Kinetics:
                  line 6: id '-3B32lodo2M_000059_000069' was taken in line 2
                  line 8: has '5x' as time_start, expected a whole number of seconds such as 59
                  line 9: ends at 5 s, not behind its start at 15 s
                  line 10: has no youtube_id
                  line 11: a label is empty
                  line 12: is of the split 'val', line 2 of 'train'; give each split a list of its own
                  line 13: has 4 values, the header 5; a value with a comma in it is put in quotes
                  line 2 of ROOT/validate.csv: id 'bbbbbbbbbbb_000123_000133' is in train already, by line 7; a sample may be in one subset only
                """);
    }

    @Test
    void saysThatAListIsOfAnotherVersion() throws IOException {
        kinetics.text("test.csv", "youtube_id,time_start,time_end,split\nddddddddddd,2,12,test\n");
        refused(
                this::open,
                folder,
                "ROOT/train.csv can't be used as a list of Kinetics:\n"
                        + "  line 1 of ROOT/test.csv: the header has no column 'label' (it has:"
                        + " youtube_id, time_start, time_end, split); lists of Kinetics have"
                        + " label,youtube_id,time_start,time_end,split; one without labels is"
                        + " named by 'unlabelled'");
    }

    @Test
    void saysWhatIsWrongWithTheClasses() throws IOException {
        Path classes = kinetics.text("label_map.txt", "tapping pen\nabseiling\ntapping_pen\n");
        refused(
                () ->
                        KineticsFolder.kinetics400(
                                kinetics.config(Optional.of(classes), Optional.empty())),
                folder,
                """
                ROOT/train.csv can't be used as a list of Kinetics:
                  line 3 of ROOT/label_map.txt: class 'tapping pen' was listed in line 1
                """);
        kinetics.text("label_map.txt", "tapping pen\nabseilen\nplaying drums\n");
        refused(
                () ->
                        KineticsFolder.kinetics400(
                                kinetics.config(Optional.of(classes), Optional.empty())),
                folder,
                """
                ROOT/train.csv can't be used as a list of Kinetics:
                  line 2: label 'abseiling' is not among 'classes'; did you mean 'abseilen'?
                  line 5: label 'abseiling' is not among 'classes'; did you mean 'abseilen'?
                  line 3 of ROOT/validate.csv: label 'abseiling' is not among 'classes'; did you mean 'abseilen'?
                """);
        kinetics.text("label_map.txt", "\n");
        refused(
                () ->
                        KineticsFolder.kinetics400(
                                kinetics.config(Optional.of(classes), Optional.empty())),
                folder,
                """
                ROOT/train.csv can't be used as a list of Kinetics:
                  ROOT/label_map.txt: it names no classes; expected one a line
                """);
    }

    private Dataset open() {
        return KineticsFolder.kinetics400(kinetics.config(Optional.empty(), Optional.empty()));
    }
}
