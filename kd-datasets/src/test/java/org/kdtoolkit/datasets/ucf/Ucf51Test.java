package org.kdtoolkit.datasets.ucf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.modality.AudioConfig;
import org.kdtoolkit.media.modality.TinyVideos;
import org.kdtoolkit.testkit.DatasetContract;
import org.kdtoolkit.testkit.files.MediaFiles;

/** An annotation, class folders of videos, and class folders of embeddings. */
class Ucf51Test extends DatasetContract {

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(
                folder.resolve("annotation.json"),
                """
                {"labels": ["Knitting", "Archery", "HandStandPushups"], "database": {
                  "v_Archery_g01_c01": {"subset": "training", "label": "Archery"},
                  "v_Archery_g01_c02": {"subset": "training", "label": "Archery"},
                  "v_Knitting_g02_c01": {"subset": "training", "label": "Knitting"},
                  "v_Knitting_g03_c01": {"subset": "validation", "label": "Knitting"},
                  "v_HandStandPushups_g04_c01": {"subset": "validation", "label": "HandStandPushups"}}}
                """);
        sample("Archery/v_Archery_g01_c01", 5);
        sample("Knitting/v_Knitting_g02_c01", 6);
        sample("Knitting/v_Knitting_g03_c01", 7);
        sample("HandstandPushups/v_HandstandPushups_g04_c01", 8);
        MediaFiles.npy(folder.resolve("audio_features/Archery/v_Archery_g01_c02.npy"), 1, 2);
    }

    private void sample(String name, int frames) throws IOException {
        Path video = folder.resolve("UCF-101").resolve(name + ".avi");
        Files.createDirectories(video.getParent());
        TinyVideos.write(video, frames);
        MediaFiles.npy(folder.resolve("audio_features").resolve(name + ".npy"), frames, 0);
    }

    @Override
    protected MediaDataset open() {
        return open(config());
    }

    private UcfConfig config() {
        Map<String, ModalitySpec> modalities = new LinkedHashMap<>();
        modalities.put("clip", Configs.video(TinyVideos.clips(4, 16, Optional.empty())));
        modalities.put(
                "sound",
                new ModalitySpec(
                        "audio",
                        Optional.of("video"),
                        new AudioConfig(
                                Optional.of(TinyVideos.SAMPLE_RATE),
                                Optional.of(4000),
                                Optional.empty(),
                                Optional.empty())));
        modalities.put("audio", Configs.embedding());
        return UcfConfigs.annotated(
                folder.resolve("annotation.json"),
                Map.of(
                        "video",
                        folder.resolve("UCF-101"),
                        "audio",
                        folder.resolve("audio_features")),
                modalities);
    }

    private static MediaDataset open(UcfConfig config) {
        return UcfReader.ucf51(config, Configs.context(new Faults(OnError.FAIL)));
    }

    @Test
    void numbersClassesByTheAnnotationsLabels() throws SampleException {
        try (Dataset dataset = open()) {
            assertThat(dataset.classes())
                    .containsExactly("Knitting", "Archery", "HandStandPushups");
            assertThat(dataset.targetKind()).isEqualTo(TargetKind.SINGLE_LABEL);
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.id(0)).isEqualTo("v_Archery_g01_c01");
            assertThat(train.labels(0)).containsExactly(1);
            assertThat(train.read(0, "audio").values()).containsExactly(5, 0);
        }
    }

    @Test
    void findsFilesInClassFoldersAndHandstandsInEitherSpelling() {
        try (Dataset dataset = open()) {
            Samples validation = dataset.samples(Subset.VALIDATION);
            assertThat(validation.source(1, "clip"))
                    .contains("HandstandPushups/v_HandstandPushups_g04_c01.avi");
            assertThat(validation.source(1, "sound")).isEqualTo(validation.source(1, "clip"));
            assertThat(validation.id(1)).isEqualTo("v_HandStandPushups_g04_c01");
        }
    }

    @Test
    void leavesOutVideosThatAreMissingAndCountsThem() {
        try (Dataset dataset = open()) {
            assertThat(dataset.samples(Subset.TRAIN).size()).isEqualTo(2);
            assertThat(dataset.notes())
                    .containsExactly(
                            "train: 2 of the 3 listed samples are there (clip: 2, sound: 2, audio:"
                                    + " 3)");
            Inventory inventory = dataset.inventory();
            assertThat(inventory.subsets().get(Subset.TRAIN).all())
                    .isEqualTo(
                            new Inventory.Count(3, 2, Map.of("clip", 2, "sound", 2, "audio", 3)));
        }
    }

    @Test
    void testsOnThePublishedValidationVideosIfToldTo() {
        UcfConfig config =
                UcfConfigs.withSubsets(config(), Map.of("train", "training", "test", "validation"));
        try (Dataset dataset = open(config)) {
            assertThat(dataset.samples(Subset.VALIDATION).size()).isZero();
            assertThat(dataset.samples(Subset.TEST).size()).isEqualTo(2);
        }
    }

    @Test
    void comparesClassesWithoutRegardToCase() throws IOException {
        Path annotation = folder.resolve("annotation.json");
        Files.writeString(
                annotation,
                Files.readString(annotation)
                        .replace("\"label\": \"HandStand", "\"label\": \"Handstand"));
        try (Dataset dataset = open()) {
            assertThat(dataset.samples(Subset.VALIDATION).labels(1)).containsExactly(2);
        }
    }
}
