package org.kdtoolkit.datasets.hmdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.listing.Folds;
import org.kdtoolkit.datasets.listing.HoldOut;
import org.kdtoolkit.media.modality.TinyVideos;

/**
 * A small HMDB51: two classes, of which the first has videos of three sources, in three splits.
 *
 * @param root where it lies
 */
record HmdbFolder(Path root) {

    static final List<String> VIDEOS =
            List.of(
                    "brush_hair/April_09_brush_hair_u_nm_np1_ba_goo_0",
                    "brush_hair/April_09_brush_hair_u_nm_np1_ba_goo_1",
                    "brush_hair/(Rad)Silk&Shine!_brush_hair_h_cm_np2_le_med_0",
                    "brush_hair/Prelinger_brush_hair_f_nm_np1_fr_bad_12",
                    "wave/April_09_wave_u_nm_np1_fr_med_0",
                    "wave/20060723sfjffbartsinger_wave_f_cm_np1_ba_med_0",
                    "wave/50_FIRST_DATES_wave_u_cm_np1_ri_goo_30");

    private static final List<String> MARKS = List.of("1121012", "2101120", "0211201");

    static HmdbFolder write(Path root) throws IOException {
        HmdbFolder folder = new HmdbFolder(root);
        for (int fold = 1; fold <= MARKS.size(); fold++) {
            folder.list("brush_hair", fold, 0, 4);
            folder.list("wave", fold, 4, 7);
        }
        for (String video : VIDEOS) {
            TinyVideos.write(root.resolve("hmdb51_org/" + video + ".avi"), 6);
        }
        return folder;
    }

    private void list(String label, int fold, int begin, int end) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = begin; i < end; i++) {
            String video = VIDEOS.get(i).substring(VIDEOS.get(i).indexOf('/') + 1);
            // the publisher's lines end with a blank
            text.append("%s.avi %s \n".formatted(video, MARKS.get(fold - 1).charAt(i)));
        }
        rewrite(label, fold, text.toString());
    }

    void rewrite(String label, int fold, String text) throws IOException {
        Files.createDirectories(splits());
        Files.writeString(split(label, fold), text);
    }

    Path split(String label, int fold) {
        return splits().resolve("%s_test_split%d.txt".formatted(label, fold));
    }

    Path splits() {
        return root.resolve("testTrainMulti_7030_splits");
    }

    HmdbConfig config(Optional<Integer> fold) {
        return config(fold, Optional.empty(), Optional.empty(), Optional.empty());
    }

    HmdbConfig config(
            Optional<Integer> fold,
            Optional<Folds> folds,
            Optional<HoldOut> holdOut,
            Optional<Path> unlabelled) {
        return new HmdbConfig(
                splits(),
                fold,
                folds,
                Optional.empty(),
                Map.of(),
                Map.of("video", root.resolve("hmdb51_org")),
                Map.of("clip", Configs.video(TinyVideos.clips(2, 16, Optional.empty()))),
                holdOut,
                unlabelled);
    }

    static MediaDataset open(HmdbConfig config) {
        return HmdbReader.open(config, Configs.context(new Faults(OnError.FAIL)));
    }
}
