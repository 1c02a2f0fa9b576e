package org.kdtoolkit.datasets.kinetics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.modality.TinyVideos;

/**
 * A small Kinetics: four training clips, one of which is gone, two of the validation and one of the
 * test, in class folders or outside of them.
 *
 * @param root where it lies
 */
record KineticsFolder(Path root) {

    static final String TRAIN =
            """
            label,youtube_id,time_start,time_end,split
            abseiling,-3B32lodo2M,59,69,train
            "tapping pen",_dbcJuKJQNs,40,50,train
            playing drums,aaaaaaaaaaa,0,10,train
            abseiling,gone_gone_g,7,17,train
            """;

    private static final String VALIDATE =
            """
            label,youtube_id,time_start,time_end,split,is_cc
            playing drums,bbbbbbbbbbb,123,133,val,0
            abseiling,ccccccccccc,1234,1244,val,1
            """;

    private static final String TEST =
            """
            youtube_id,label,time_start,time_end,split
            ddddddddddd,tapping pen,2,12,test
            """;

    static KineticsFolder write(Path root) throws IOException {
        KineticsFolder folder = new KineticsFolder(root);
        folder.text("train.csv", TRAIN);
        folder.text("validate.csv", VALIDATE);
        folder.text("test.csv", TEST);
        for (String name :
                List.of(
                        "abseiling/-3B32lodo2M_000059_000069",
                        "tapping_pen/_dbcJuKJQNs_000040_000050",
                        "aaaaaaaaaaa_000000_000010",
                        "val/playing_drums/bbbbbbbbbbb_000123_000133",
                        "val/abseiling/ccccccccccc_001234_001244",
                        "ddddddddddd_000002_000012")) {
            TinyVideos.write(root.resolve("videos/" + name + ".mp4"), 6);
        }
        return folder;
    }

    Path text(String name, String text) throws IOException {
        return Files.writeString(root.resolve(name), text);
    }

    KineticsConfig config(Optional<Path> classes, Optional<Path> unlabelled) {
        Map<String, Path> lists = new LinkedHashMap<>();
        lists.put("train", root.resolve("train.csv"));
        lists.put("validation", root.resolve("validate.csv"));
        lists.put("test", root.resolve("test.csv"));
        return new KineticsConfig(
                lists,
                classes,
                Map.of(),
                Map.of("video", root.resolve("videos")),
                Map.of("clip", Configs.video(TinyVideos.clips(2, 16, Optional.empty()))),
                Optional.empty(),
                unlabelled);
    }

    static MediaDataset kinetics400(KineticsConfig config) {
        return KineticsReader.kinetics400(config, Configs.context(new Faults(OnError.FAIL)));
    }

    static MediaDataset kineticsSound(KineticsConfig config) {
        return KineticsReader.kineticsSound(config, Configs.context(new Faults(OnError.FAIL)));
    }
}
