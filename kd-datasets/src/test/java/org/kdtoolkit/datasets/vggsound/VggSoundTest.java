package org.kdtoolkit.datasets.vggsound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;

class VggSoundTest {

    @TempDir private Path folder;
    private VggSoundFolder vggSound;

    @BeforeEach
    void write() throws IOException {
        vggSound = VggSoundFolder.write(folder);
    }

    @Test
    void readsBothFormsOfLists() {
        for (VggSoundConfig config : List.of(vggSound.full(), vggSound.split())) {
            Dataset dataset = VggSoundFolder.open(config);
            assertThat(dataset.classes())
                    .containsExactly(
                            "bird chirping, tweeting",
                            "parrot talking",
                            "playing hammond organ",
                            "zebra braying");
            assertThat(dataset.targetKind()).isEqualTo(TargetKind.SINGLE_LABEL);
            assertThat(ids(dataset, Subset.TRAIN))
                    .containsExactly("aaaaaaaaaaa_000030", "bbbbbbbbbbb_000004");
            assertThat(ids(dataset, Subset.TEST))
                    .containsExactly("ddddddddddd_000300", "_eeeee_eeee_000000");
            assertThat(dataset.samples(Subset.TRAIN).labels(0)).containsExactly(0);
            assertThat(dataset.samples(Subset.TEST).source(1, "sound"))
                    .contains("test/_eeeee_eeee_000000.mp4");
            assertThat(dataset.notes())
                    .hasSize(2)
                    .first()
                    .asString()
                    .startsWith("no sample of one class is there ('zebra braying', first listed in")
                    .endsWith("); look whether a folder is missing");
            assertThat(dataset.notes())
                    .last()
                    .isEqualTo("train: 2 of the 3 listed samples are there (clip: 2, sound: 2)");
            assertThat(dataset.inventory().subsets().get(Subset.TRAIN).all())
                    .isEqualTo(new Inventory.Count(3, 2, Map.of("clip", 2, "sound", 2)));
        }
    }

    @Test
    void takesClassesInTheOrderOfTheirList() {
        Dataset dataset = VggSoundFolder.open(vggSound.split("stat.csv"));
        assertThat(dataset.classes())
                .containsExactly(
                        "zebra braying",
                        "parrot talking",
                        "bird chirping, tweeting",
                        "playing hammond organ");
        assertThat(dataset.samples(Subset.TRAIN).labels(0)).containsExactly(2);
    }

    @Test
    void leavesOutWhatIsInAudioSetAsWellAndSaysSo() {
        Dataset dataset = VggSoundFolder.open(vggSound.split("AStest.csv"));
        assertThat(ids(dataset, Subset.TEST)).containsExactly("_eeeee_eeee_000000");
        assertThat(dataset.notes()).contains("clips left out, which AStest.csv lists: 1");
    }

    @Test
    void saysAllThatIsWrongWithTheFullList() throws IOException {
        write(
                "vggsound.csv",
                VggSoundFolder.FULL
                        + """
                        fffffffffff,30,bird chirping, tweeting,train
                        ggggggggggg,3x,parrot talking,train
                        ,30,parrot talking,train
                        hhhhhhhhhhh,30,parrot talking,tset
                        iiiiiiiiiii,30,,train
                        aaaaaaaaaaa,30,parrot talking,test
                        bbbbbbbbbbb,4,parrot talking,train
                        """);
        says(
                vggSound.full(),
                """
                ROOT/vggsound.csv can't be used as a list of VGGSound:
                  line 6: has 5 values, expected 4: video id, start second, label, split; a value with a comma in it is put in quotes
                  line 7: has '3x' as start second, expected a whole number such as 30
                  line 8: has no video id
                  line 9: unknown subset 'tset'; did you mean 'test'? (known: train, validation, test); name it under 'subsets'
                  line 10: a label is empty
                  line 11: id 'aaaaaaaaaaa_000030' is in train already, by line 1; a sample may be in one subset only
                  line 12: id 'bbbbbbbbbbb_000004' was taken in line 2
                """);
    }

    @Test
    void saysAllThatIsWrongWithListsOfFiles() throws IOException {
        write(
                "train.csv",
                """
                aaaaaaaaaaa_000030.mp4,parrot talkin
                bbbbbbbbbbb_30.mp4,parrot talking
                ccccccccccc_000177.mp4
                """);
        write("test.csv", "aaaaaaaaaaa_000030.mp4,parrot talking\n");
        write("stat.csv", "parrot talking,1,animals\nparrot talking,2,animals\n");
        says(
                vggSound.split("stat.csv"),
                """
                ROOT/train.csv can't be used as a list of VGGSound:
                  line 2 of ROOT/stat.csv: class 'parrot talking' was listed in line 1
                  line 1: label 'parrot talkin' is not among 'classes'; did you mean 'parrot talking'?
                  line 2: has 'bbbbbbbbbbb_30.mp4' as file name, expected video id and start second such as glLQrEijrKg_000300.mp4
                  line 3: has 1 values, expected 2: file name, label; a value with a comma in it is put in quotes
                  line 1 of ROOT/test.csv: id 'aaaaaaaaaaa_000030' is in train already, by line 1; a sample may be in one subset only
                """);
    }

    @Test
    void saysThatAListIsEmptyOrItsQuotesDoNotMatch() throws IOException {
        write("train.csv", "aaaaaaaaaaa_000030.mp4,\"bird chirping, tweeting\n");
        write("test.csv", "");
        says(
                vggSound.split(),
                """
                ROOT/train.csv can't be used as a list of VGGSound:
                  line 1: reading ended here, because quotes don't match: (startline 1) EOF reached before encapsulated token finished
                  ROOT/test.csv: it has no rows; expected some of: file name, label
                """);
    }

    @Test
    void saysWhereItLookedIfNothingOfASubsetIsThere() throws IOException {
        Files.delete(folder.resolve("video/test/ddddddddddd_000300.mp4"));
        Files.delete(folder.resolve("video/test/_eeeee_eeee_000000.mp4"));
        try (Dataset dataset = VggSoundFolder.open(vggSound.full())) {
            assertThat(masked(dataset.notes().get(dataset.notes().size() - 1)))
                    .isEqualTo(
                            "test: none of the 2 listed samples is there (clip: 0, sound: 0);"
                                    + " expected files such as aaaaaaaaaaa_000030.avi of clip,"
                                    + " anywhere below ROOT/video (which has ANY), and"
                                    + " aaaaaaaaaaa_000030.wav of sound, anywhere below ROOT/video"
                                    + " (which has ANY)");
        }
    }

    private void write(String list, String text) throws IOException {
        Files.writeString(folder.resolve(list), text);
    }

    private void says(VggSoundConfig config, String message) {
        Throwable thrown = catchThrowable(() -> VggSoundFolder.open(config));
        assertThat(thrown).isInstanceOf(DataException.class);
        assertThat(masked(thrown.getMessage())).isEqualTo(message.stripTrailing());
    }

    private String masked(String text) {
        return text.replace(folder.toString(), "ROOT")
                .replaceAll("which has [^)]+", "which has ANY");
    }

    private static List<String> ids(Dataset dataset, Subset subset) {
        Samples samples = dataset.samples(subset);
        return IntStream.range(0, samples.size()).mapToObj(samples::id).toList();
    }
}
