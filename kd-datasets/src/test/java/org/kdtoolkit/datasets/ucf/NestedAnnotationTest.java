package org.kdtoolkit.datasets.ucf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.media.modality.TinyVideos;
import org.kdtoolkit.testkit.DatasetContract;
import org.kdtoolkit.testkit.files.MediaFiles;

/** Frames in folders, with an annotation that counts them. */
class NestedAnnotationTest extends DatasetContract {

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(
                folder.resolve("annotation.json"),
                """
                {"labels": ["ride bike", "climb"], "database": {
                  "#437_How_To_ride_bike_f_cm_np1_le_med_0":
                    {"subset": "training", "annotations": {"label": "ride bike", "segment": [1, 6]}},
                  "climb_0": {"annotations": {"segment": [0, 5], "label": "climb"}, "subset": "training"},
                  "climb_1": {"subset": "validation", "annotations": {"label": "climb"}},
                  "climb_2": {"subset": "training", "annotations": {"label": "climb", "segment": [1, 1]}},
                  "v0_000010_000020": {"subset": "testing", "annotations": {}},
                  "v1_000010_000020": {"subset": "testing", "annotations": {"segment": [1, 301]}}}}
                """);
        frames("ride bike/#437_How_To_ride_bike_f_cm_np1_le_med_0");
        frames("climb/climb_0");
        frames("climb/climb_1");
    }

    private void frames(String video) throws IOException {
        for (int frame = 1; frame <= 5; frame++) {
            int grey = 51 * frame;
            MediaFiles.grey(
                    folder.resolve("jpg/%s/image_%05d.png".formatted(video, frame)),
                    new int[] {grey, grey},
                    new int[] {grey, grey});
        }
        Files.writeString(folder.resolve("jpg").resolve(video).resolve("n_frames"), "5");
    }

    @Override
    protected Dataset open() {
        return UcfReader.ucf101(
                UcfConfigs.annotated(
                        folder.resolve("annotation.json"),
                        Map.of("video", folder.resolve("jpg")),
                        Map.of("clip", Configs.video(TinyVideos.clips(4, 16, Optional.empty())))),
                Configs.context(new Faults(OnError.FAIL)));
    }

    @Test
    void findsTheFoldersOfFrames() throws SampleException {
        try (Dataset dataset = open()) {
            assertThat(dataset.classes()).containsExactly("ride bike", "climb");
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.size()).isEqualTo(2);
            assertThat(train.source(0, "clip"))
                    .contains("ride bike/#437_How_To_ride_bike_f_cm_np1_le_med_0");
            assertThat(train.labels(1)).containsExactly(1);
            assertThat(train.isWhole(0, "clip")).isTrue();
            Samples validation = dataset.samples(Subset.VALIDATION);
            assertThat(validation.size()).isEqualTo(1);
            assertThat(validation.read(0, "clip").values()[0]).isCloseTo(0.2f, within(1e-5f));
        }
    }

    @Test
    void notesWhatIsLeftOut() {
        try (Dataset dataset = open()) {
            assertThat(dataset.notes())
                    .containsExactly(
                            "2 videos without a label are left out",
                            "1 videos without a frame are left out");
        }
    }
}
