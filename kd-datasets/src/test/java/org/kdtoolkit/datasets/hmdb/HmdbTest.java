package org.kdtoolkit.datasets.hmdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.kdtoolkit.datasets.Inventories.ids;
import static org.kdtoolkit.datasets.Inventories.refused;
import static org.kdtoolkit.datasets.Inventories.there;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.listing.Folds;
import org.kdtoolkit.datasets.listing.HoldOut;
import org.kdtoolkit.datasets.listing.ListLocation;

class HmdbTest {

    @TempDir private Path folder;
    private HmdbFolder hmdb;

    @BeforeEach
    void write() throws IOException {
        hmdb = HmdbFolder.write(folder);
    }

    @Test
    void takesAsTrainAndTestWhatASplitMarksSo() {
        try (Dataset dataset = open(1)) {
            assertThat(dataset.classes()).containsExactly("brush_hair", "wave");
            assertThat(ids(dataset, Subset.TRAIN))
                    .containsExactly(
                            "April_09_brush_hair_u_nm_np1_ba_goo_0",
                            "April_09_brush_hair_u_nm_np1_ba_goo_1",
                            "Prelinger_brush_hair_f_nm_np1_fr_bad_12",
                            "20060723sfjffbartsinger_wave_f_cm_np1_ba_med_0");
            assertThat(ids(dataset, Subset.TEST))
                    .containsExactly(
                            "(Rad)Silk&Shine!_brush_hair_h_cm_np2_le_med_0",
                            "50_FIRST_DATES_wave_u_cm_np1_ri_goo_30");
            Samples test = dataset.samples(Subset.TEST);
            assertThat(test.labels(0)).containsExactly(0);
            assertThat(test.labels(1)).containsExactly(1);
            assertThat(test.source(1, "clip"))
                    .contains("wave/50_FIRST_DATES_wave_u_cm_np1_ri_goo_30.avi");
            assertThat(dataset.notes()).isEmpty();
        }
    }

    @Test
    void takesEachOfThreeSplits() {
        List<String> expected = List.of("4 of 4, 2 of 2", "3 of 3, 2 of 2", "3 of 3, 2 of 2");
        for (int fold = 1; fold <= 3; fold++) {
            try (Dataset dataset = open(fold)) {
                assertThat(there(dataset, Subset.TRAIN) + ", " + there(dataset, Subset.TEST))
                        .isEqualTo(expected.get(fold - 1));
            }
        }
    }

    @Test
    void countsVideosThatAreGoneAndNamesAClassThatIs() throws IOException {
        Files.delete(folder.resolve("hmdb51_org/" + HmdbFolder.VIDEOS.get(0) + ".avi"));
        try (Dataset dataset = open(1)) {
            assertThat(there(dataset, Subset.TRAIN)).isEqualTo("3 of 4");
            assertThat(dataset.notes())
                    .containsExactly("train: 3 of the 4 listed samples are there (clip: 3)");
        }
        for (String video : HmdbFolder.VIDEOS.subList(4, 7)) {
            Files.delete(folder.resolve("hmdb51_org/" + video + ".avi"));
        }
        try (Dataset dataset = open(1)) {
            assertThat(dataset.classes()).containsExactly("brush_hair", "wave");
            assertThat(dataset.notes().get(0).replace(folder.toString(), "ROOT"))
                    .isEqualTo(
                            "no sample of one class is there ('wave', first listed in line 2 of"
                                    + " ROOT/testTrainMulti_7030_splits/wave_test_split1.txt); look"
                                    + " whether a folder is missing");
        }
    }

    @Test
    void setsWholeSourcesAside() {
        try (Dataset dataset =
                HmdbFolder.open(
                        hmdb.config(
                                Optional.of(1),
                                Optional.empty(),
                                Optional.of(new HoldOut(0.5, 7)),
                                Optional.empty()))) {
            assertThat(dataset.samples(Subset.VALIDATION).size()).isBetween(1, 3);
            assertThat(List.of(Subset.TRAIN, Subset.VALIDATION))
                    .filteredOn(
                            side ->
                                    ids(dataset, side).stream()
                                            .anyMatch(id -> id.startsWith("April_09")))
                    .hasSize(1);
        }
    }

    @Test
    void tellsTheSourceOfATrainingVideoByItsName() {
        assertThat(recording("50_FIRST_DATES_kick_f_cm_np1_ba_med_19", "kick", HmdbVideo.TRAIN))
                .contains("50_FIRST_DATES");
        assertThat(recording("Longbeard_kick_ball_u_nm_np2_fr_goo_1", "kick_ball", HmdbVideo.TRAIN))
                .contains("Longbeard");
        assertThat(recording("50_FIRST_DATES_kick_f_cm_np1_ba_med_19", "kick", HmdbVideo.TEST))
                .isEmpty();
        assertThat(recording("something_else", "kick", HmdbVideo.TRAIN)).isEmpty();
    }

    private static Optional<String> recording(String id, String label, String subset) {
        return new HmdbVideo(new ListLocation(Path.of("list"), 1), id, subset, Optional.of(label))
                .recording();
    }

    @Test
    void takesFurtherVideosWithoutLabels() throws IOException {
        Path more =
                Files.writeString(
                        folder.resolve("more.txt"), "wave/April_09_wave_u_nm_np1_fr_med_0.avi\n");
        try (Dataset dataset =
                HmdbFolder.open(
                        hmdb.config(
                                Optional.empty(),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(more)))) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.size()).isEqualTo(5);
            assertThat(train.isLabelled(4)).isFalse();
        }
    }

    @Test
    void saysAllThatIsWrongWithItsLists() throws IOException {
        Files.delete(hmdb.split("wave", 2));
        hmdb.rewrite(
                "brush_hair",
                2,
                """
                April_09_brush_hair_u_nm_np1_ba_goo_0.avi 1
                April_09_brush_hair_u_nm_np1_ba_goo_1.avi 3
                April_09_brush_hair_u_nm_np1_ba_goo_1 1
                April_09_brush_hair_u_nm_np1_ba_goo_0.avi 2
                """);
        refused(
                () -> open(2),
                folder,
                """
                ROOT/testTrainMulti_7030_splits can't be used as the split lists of HMDB51:
                  line 2 of ROOT/testTrainMulti_7030_splits/brush_hair_test_split2.txt: has the mark '3', expected 0 (not used), 1 (train) or 2 (test)
                  line 3 of ROOT/testTrainMulti_7030_splits/brush_hair_test_split2.txt: expected '<video>.avi <mark>', found 'April_09_brush_hair_u_nm_np1_ba_goo_1 1'
                  wave_test_split2.txt is missing, though the class 'wave' is in other splits; add it, or use one of those by 'fold'
                  line 4 of ROOT/testTrainMulti_7030_splits/brush_hair_test_split2.txt: id 'April_09_brush_hair_u_nm_np1_ba_goo_0' is in train already, by line 1 of ROOT/testTrainMulti_7030_splits/brush_hair_test_split2.txt; a sample may be in one subset only
                """);
    }

    @Test
    void saysThatAFolderHasNoLists() throws IOException {
        for (int fold = 1; fold <= 3; fold++) {
            Files.delete(hmdb.split("wave", fold));
            Files.delete(hmdb.split("brush_hair", fold));
        }
        refused(
                () -> open(1),
                folder,
                """
                ROOT/testTrainMulti_7030_splits can't be used as the split lists of HMDB51:
                  it has no lists such as brush_hair_test_split1.txt; name the folder that has them, testTrainMulti_7030_splits, by 'splits'
                """);
    }

    @Test
    void oneFoldIsMeantOrAll() {
        HmdbConfig all =
                hmdb.config(
                        Optional.empty(),
                        Optional.of(Folds.ALL),
                        Optional.empty(),
                        Optional.empty());
        assertThat(all.severalFolds()).containsExactly(1, 2, 3);
        assertThat(all.onlyFold()).isEmpty();
        assertThat(all.atFold(3)).isEqualTo(hmdb.config(Optional.of(3)));
        assertThat(all.atFold(3).severalFolds()).isEmpty();
        assertThat(hmdb.config(Optional.empty()).onlyFold()).hasValue(1);
        assertThatThrownBy(
                        () ->
                                hmdb.config(
                                        Optional.of(2),
                                        Optional.of(Folds.ALL),
                                        Optional.empty(),
                                        Optional.empty()))
                .hasMessage(
                        "'folds: all' runs every fold, 'fold: 2' one of them; remove one of the"
                                + " two");
    }

    private Dataset open(int fold) {
        return HmdbFolder.open(hmdb.config(Optional.of(fold)));
    }
}
