package org.kdtoolkit.datasets.ucf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.datasets.Configs;

class SplitListsTest {

    private static final DatasetContext CONTEXT = Configs.context(new Faults(OnError.FAIL));

    @TempDir private Path folder;
    private Path lists;
    private Path media;

    @BeforeEach
    void writeLists() throws IOException {
        lists = Files.createDirectory(folder.resolve("ucfTrainTestlist"));
        media = Files.createDirectory(folder.resolve("features"));
        write("classInd.txt", "1 Archery\r\n2 BasketballThrow\r\n3 HandstandPushups\r\n");
        write(
                "trainlist02.txt",
                """
                Archery/v_Archery_g08_c01.avi 1\r
                BasketballThrow/v_BasketballThrow_g08_c01.avi 2\r
                HandstandPushups/v_HandStandPushups_g08_c01.avi 3\r
                HandstandPushups/v_HandstandPushups_g08_c02.avi 3\r
                \r
                """);
        write(
                "testlist02.txt",
                """
                Archery/v_Archery_g01_c01.avi\r
                BasketballThrow/v_BasketballThrow_g01_c01.avi\r
                HandStandPushups/v_HandStandPushups_g01_c01.avi\r
                """);
        media(
                "v_Archery_g08_c01",
                "v_BasketballThrow_g08_c01",
                "v_HandstandPushups_g08_c01",
                "v_HandStandPushups_g08_c02",
                "v_Archery_g01_c01",
                "v_BasketballThrow_g01_c01",
                "v_HandStandPushups_g01_c01");
    }

    @Test
    void takeAFoldWithTheClassesOfItsIndex() {
        try (MediaDataset dataset = UcfReader.ucf101(config(2), CONTEXT)) {
            assertThat(dataset.classes())
                    .containsExactly("Archery", "BasketballThrow", "HandstandPushups");
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.size()).isEqualTo(4);
            assertThat(train.id(1)).isEqualTo("v_BasketballThrow_g08_c01");
            assertThat(train.labels(1)).containsExactly(1);
            assertThat(dataset.samples(Subset.TEST).size()).isEqualTo(3);
            assertThat(dataset.samples(Subset.VALIDATION).size()).isZero();
        }
    }

    @Test
    void findHandstandsInEitherSpelling() {
        try (MediaDataset dataset = UcfReader.ucf101(config(2), CONTEXT)) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.id(2)).isEqualTo("v_HandStandPushups_g08_c01");
            assertThat(train.source(2, "audio")).contains("v_HandstandPushups_g08_c01.npy");
            assertThat(train.source(3, "audio")).contains("v_HandStandPushups_g08_c02.npy");
            assertThat(dataset.samples(Subset.TEST).labels(2)).containsExactly(2);
        }
    }

    @Test
    void leaveOutClassesWithoutSoundForUcf51() {
        try (MediaDataset dataset = UcfReader.ucf51(config(2), CONTEXT)) {
            assertThat(dataset.classes()).containsExactly("Archery", "HandstandPushups");
            assertThat(dataset.samples(Subset.TRAIN).size()).isEqualTo(3);
            assertThat(dataset.samples(Subset.TEST).labels(1)).containsExactly(1);
            assertThat(dataset.inventory().subsets().get(Subset.TRAIN).all().listed()).isEqualTo(3);
        }
    }

    @Test
    void mayBeSplitInAnotherWay() {
        UcfConfig config =
                UcfConfigs.withSubsets(config(2), Map.of("train", "train", "validation", "test"));
        try (MediaDataset dataset = UcfReader.ucf101(config, CONTEXT)) {
            assertThat(dataset.samples(Subset.VALIDATION).size()).isEqualTo(3);
        }
    }

    @Test
    void sayWhichOfThemIsMissing() {
        refused(
                3,
                "%s can't be used as the split lists of UCF101: %s: it does not exist; check 'splits'"
                        .formatted(lists, lists.resolve("trainlist03.txt")));
    }

    @Test
    void sayAllThatIsWrongAtOnce() throws IOException {
        write("classInd.txt", "1 Archery\n2 Bowling\nBiking 3\n2 Biking\n4 Bowling\n");
        write(
                "trainlist02.txt",
                """
                Archery/v_Archery_g08_c01.avi 1
                Archery/v_Archery_g08_c02.avi 2
                Archery/v_Archery_g08_c03.avi 7
                Archry/v_Archery_g08_c04.avi
                v_Archery_g08_c05.avi 1
                Bowling/v_Bowling_g08_c01.avi two
                """);
        write(
                "testlist02.txt",
                """
                Archery/v_Archery_g08_c01.avi
                Archery/v_Archery_g08_c06.avi
                Archery v_Archery_g09_c01.avi
                """);
        refused(
                2,
                """
                LISTS can't be used as the split lists of UCF101:
                  line 3 of LISTS/classInd.txt: expected '<number> <class>', found 'Biking 3'
                  line 4 of LISTS/classInd.txt: class 'Biking' has the number 2 of 'Bowling'
                  line 5 of LISTS/classInd.txt: class 'Bowling' is there twice
                  line 2 of LISTS/trainlist02.txt: class 2 is 'Bowling' in classInd.txt, found it with 'Archery'
                  line 3 of LISTS/trainlist02.txt: classInd.txt has no class 7
                  line 5 of LISTS/trainlist02.txt: expected '<class>/<video>.avi <number>', found 'v_Archery_g08_c05.avi 1'
                  line 6 of LISTS/trainlist02.txt: expected '<class>/<video>.avi <number>', found 'Bowling/v_Bowling_g08_c01.avi two'
                  line 3 of LISTS/testlist02.txt: expected '<class>/<video>.avi', found 'Archery v_Archery_g09_c01.avi'
                  line 4 of LISTS/trainlist02.txt: label 'Archry' is not among classInd.txt; did you mean 'Archery'?
                  line 1 of LISTS/testlist02.txt: id 'v_Archery_g08_c01' is in train already, by line 1 of LISTS/trainlist02.txt; a sample may be in one subset only
                  line 2 of LISTS/testlist02.txt: recording 'v_Archery_g08' is in train already, by line 1 of LISTS/trainlist02.txt; what was cut from one recording looks and sounds alike, so that a student would be judged by what it has seen\
                """
                        .replace("LISTS", lists.toString()));
    }

    @Test
    void mustNotBeEmpty() throws IOException {
        write("testlist02.txt", "\n");
        refused(
                2,
                lists
                        + " can't be used as the split lists of UCF101:\n"
                        + "  no sample is in subset 'test', which 'subsets' takes for test");
    }

    private void refused(int fold, String message) {
        assertThatThrownBy(() -> UcfReader.ucf101(config(fold), CONTEXT))
                .isInstanceOf(DataException.class)
                .hasMessage(message);
    }

    private UcfConfig config(int fold) {
        return UcfConfigs.listed(
                lists, fold, Map.of("features", media), Map.of("audio", Configs.embedding()));
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(lists.resolve(name), text);
    }

    private void media(String... names) throws IOException {
        for (String name : names) {
            Files.createFile(media.resolve(name + ".npy"));
        }
    }
}
