package org.kdtoolkit.datasets.vggsound;

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
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.TinyVideos;

/**
 * A small VGGSound: three training clips, one of which is gone, and two of the test, in both forms
 * of lists.
 *
 * @param root where it lies
 */
record VggSoundFolder(Path root) {

    static final String FULL =
            """
            aaaaaaaaaaa,30,"bird chirping, tweeting",train
            bbbbbbbbbbb,4,parrot talking,train
            ccccccccccc,177,zebra braying,train
            ddddddddddd,300,playing hammond organ,test
            _eeeee_eeee,0,parrot talking,test
            """;

    private static final String TRAIN =
            """
            aaaaaaaaaaa_000030.mp4,"bird chirping, tweeting"
            bbbbbbbbbbb_000004.mp4,parrot talking
            ccccccccccc_000177.mp4,zebra braying
            """;

    private static final String TEST =
            """
            ddddddddddd_000300.mp4,playing hammond organ
            _eeeee_eeee_000000.mp4,parrot talking
            """;

    private static final String CLASSES =
            """
            zebra braying,1,animals
            parrot talking,2,animals
            "bird chirping, tweeting",1,animals
            playing hammond organ,1,music
            """;

    static VggSoundFolder write(Path root) throws IOException {
        Files.writeString(root.resolve("vggsound.csv"), FULL);
        Files.writeString(root.resolve("train.csv"), TRAIN);
        Files.writeString(root.resolve("test.csv"), TEST);
        Files.writeString(root.resolve("AStest.csv"), "ddddddddddd_000300.mp4,playing organ\n");
        Files.writeString(root.resolve("stat.csv"), CLASSES);
        for (String name :
                List.of(
                        "train/aaaaaaaaaaa_000030",
                        "train/bbbbbbbbbbb_000004",
                        "test/ddddddddddd_000300",
                        "test/_eeeee_eeee_000000")) {
            TinyVideos.write(root.resolve("video/" + name + ".mp4"), 6);
        }
        return new VggSoundFolder(root);
    }

    /** Clips and their sound, from the same files. */
    static Map<String, ModalitySpec> modalities() {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        modalities.put("clip", Configs.video(TinyVideos.clips(2, 32, Optional.empty())));
        modalities.put(
                "sound",
                new ModalitySpec(
                        "audio",
                        Optional.of("video"),
                        new AudioConfig(
                                Optional.of(8000),
                                Optional.of(4000),
                                Optional.empty(),
                                Optional.empty())));
        return modalities;
    }

    /** From one list. */
    VggSoundConfig full() {
        return config(Optional.of(root.resolve("vggsound.csv")), Map.of(), List.of());
    }

    /**
     * From two lists.
     *
     * @param others the names of the lists of exclusion and classes, if they are to be used
     */
    VggSoundConfig split(String... others) {
        Map<String, Path> lists = new LinkedHashMap<>();
        lists.put("train", root.resolve("train.csv"));
        lists.put("test", root.resolve("test.csv"));
        return config(Optional.empty(), lists, List.of(others));
    }

    private VggSoundConfig config(
            Optional<Path> list, Map<String, Path> lists, List<String> others) {
        return new VggSoundConfig(
                list,
                Optional.empty(),
                lists,
                optional("AStest.csv", others),
                optional("stat.csv", others),
                Map.of("video", root.resolve("video")),
                Map.of(),
                modalities(),
                Optional.empty(),
                Optional.empty());
    }

    /** The same with a further list of clips without labels. */
    static VggSoundConfig with(VggSoundConfig config, Path unlabelled) {
        return new VggSoundConfig(
                config.list(),
                config.subsets(),
                config.lists(),
                config.exclude(),
                config.classes(),
                config.folders(),
                config.limit(),
                config.modalities(),
                config.holdOut(),
                Optional.of(unlabelled));
    }

    private Optional<Path> optional(String name, List<String> used) {
        return used.contains(name) ? Optional.of(root.resolve(name)) : Optional.empty();
    }

    static MediaDataset open(VggSoundConfig config) {
        return VggSoundReader.open(config, Configs.context(new Faults(OnError.FAIL)));
    }
}
