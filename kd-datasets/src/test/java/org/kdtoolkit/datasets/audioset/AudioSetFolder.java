package org.kdtoolkit.datasets.audioset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.formats.tfrecord.TfRecords;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.TinyVideos;
import org.kdtoolkit.testkit.files.MediaFiles;

/**
 * A small AudioSet: four training segments in a list as the publisher writes it, two of the test in
 * one that was saved again.
 *
 * @param root where it lies
 */
record AudioSetFolder(Path root) {

    static final String TRAIN_LIST =
            """
            # Segments csv created Sun Mar  5 10:54:31 2017
            # num_ytids=4, num_segs=4, num_unique_labels=3, num_positive_labels=5
            # YTID, start_seconds, end_seconds, positive_labels
            --PJHxphWEs, 30.000, 40.000, "/m/09x0r,/t/dd00088"
            --aE2O5G5WE, 0.000, 10.000, "/m/05zppz"
            Bh4oxwlwQMY, 86.100, 96.100, "/m/09x0r"
            -0RWZT-miFs, 420.000, 430.000, "/t/dd00088"
            """;

    static final String TEST_LIST =
            """
            YTID,start_seconds,end_seconds,positive_labels
            --4gqARaEJE,0.000,10.000,"/m/05zppz,/m/09x0r"
            --BfvyPmVMo,20.000,30.000,"/t/dd00088"
            """;

    private static final String CLASSES =
            """
            index,mid,display_name
            0,/m/09x0r,"Speech"
            1,/m/05zppz,"Male speech, man speaking"
            2,/t/dd00088,"Gush"
            """;

    /** Writes lists and class index, without any files. */
    static AudioSetFolder write(Path root) throws IOException {
        Files.writeString(root.resolve("balanced_train_segments.csv"), TRAIN_LIST);
        Files.writeString(root.resolve("eval_segments.csv"), TEST_LIST);
        Files.writeString(root.resolve("class_labels_indices.csv"), CLASSES);
        for (String folder : List.of("wav", "video", "audioset_v1_embeddings")) {
            Files.createDirectories(root.resolve(folder));
        }
        return new AudioSetFolder(root);
    }

    /** Adds sound files under as many schemes of names, all but that of one training segment. */
    AudioSetFolder withSound() throws IOException {
        MediaFiles.wav(root.resolve("wav/balanced/Y--PJHxphWEs.wav"), 1, 2, 3);
        MediaFiles.wav(root.resolve("wav/balanced/--aE2O5G5WE_0_10.wav"), 4, 5);
        MediaFiles.wav(root.resolve("wav/balanced/Bh4oxwlwQMY_86100_96100.wav"), 6, 7);
        MediaFiles.wav(root.resolve("wav/eval/--4gqARaEJE_0.000_10.000.wav"), 8, 9);
        MediaFiles.wav(root.resolve("wav/eval/--BfvyPmVMo_20000.wav"), 10, 11);
        return this;
    }

    /** Adds a video of two of the training segments and both test segments. */
    AudioSetFolder withVideos() {
        for (String name : List.of("--PJHxphWEs", "--aE2O5G5WE", "--4gqARaEJE", "--BfvyPmVMo")) {
            TinyVideos.write(root.resolve("video/" + name + ".mp4"), 6);
        }
        return this;
    }

    /** Adds the published embeddings of all segments, two seconds each. */
    AudioSetFolder withEmbeddings() throws IOException {
        Path folder = root.resolve("audioset_v1_embeddings");
        TfRecords.write(
                folder.resolve("bal_train/--.tfrecord"),
                List.of(embedding("--PJHxphWEs", 30, 0, 255), embedding("--aE2O5G5WE", 0, 51, 51)));
        TfRecords.write(
                folder.resolve("bal_train/Bh.tfrecord"),
                List.of(embedding("Bh4oxwlwQMY", 86.1, 10, 20)));
        TfRecords.write(
                folder.resolve("bal_train/-0.tfrecord"),
                List.of(embedding("-0RWZT-miFs", 420, 30, 40)));
        TfRecords.write(
                folder.resolve("eval/--.tfrecord"),
                List.of(embedding("--4gqARaEJE", 0, 255, 255), embedding("--BfvyPmVMo", 20, 0, 0)));
        return this;
    }

    private static byte[] embedding(String video, double start, int... seconds) throws IOException {
        byte[][] bytes = new byte[seconds.length][128];
        for (int i = 0; i < seconds.length; i++) {
            Arrays.fill(bytes[i], (byte) seconds[i]);
        }
        return TfRecords.embedding(video, start, new long[] {0}, bytes);
    }

    /** Sound of one length, in the folder wav. */
    static ModalitySpec sound() {
        return new ModalitySpec(
                "audio",
                Optional.of("wav"),
                new AudioConfig(
                        Optional.empty(), Optional.of(4), Optional.empty(), Optional.empty()));
    }

    /** Embeddings in the folder features. */
    static ModalitySpec embedding() {
        return Configs.embedding().withColumn("features");
    }

    AudioSetConfig config(Map<String, ModalitySpec> modalities) {
        return new AudioSetConfig(
                lists(),
                root.resolve("class_labels_indices.csv"),
                folders(),
                true,
                Map.of(),
                modalities,
                Optional.empty(),
                Optional.empty());
    }

    /** Both lists, that of the training first. */
    Map<String, Path> lists() {
        Map<String, Path> lists = new LinkedHashMap<>();
        lists.put("train", root.resolve("balanced_train_segments.csv"));
        lists.put("test", root.resolve("eval_segments.csv"));
        return lists;
    }

    Map<String, Path> folders() {
        return Map.of(
                "wav", root.resolve("wav"),
                "video", root.resolve("video"),
                "features", root.resolve("audioset_v1_embeddings"));
    }

    static MediaDataset open(AudioSetConfig config) {
        return AudioSetReader.open(config, Configs.context(new Faults(OnError.FAIL)));
    }
}
