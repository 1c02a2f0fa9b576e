package org.kdtoolkit.datasets.ucf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
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

/** The official lists, and videos in all the forms that they may have. */
class Ucf101Test extends DatasetContract {

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Path lists = Files.createDirectory(folder.resolve("ucfTrainTestlist"));
        Files.writeString(lists.resolve("classInd.txt"), "1 Archery\n2 Biking\n");
        Files.writeString(
                lists.resolve("trainlist01.txt"),
                "Archery/v_Archery_g08_c01.avi 1\nBiking/v_Biking_g08_c01.avi 2\n");
        Files.writeString(
                lists.resolve("testlist01.txt"),
                "Archery/v_Archery_g01_c01.avi\nBiking/v_Biking_g01_c01.avi\n");
        Path videos = folder.resolve("videos");
        Files.createDirectories(videos.resolve("Archery"));
        TinyVideos.write(videos.resolve("Archery/v_Archery_g08_c01.avi"), 6);
        TinyVideos.write(videos.resolve("v_Biking_g08_c01.AVI"), 6);
        try (InputStream rows = Ucf101Test.class.getResourceAsStream("/videos/rows.hdf5")) {
            Files.copy(rows, videos.resolve("v_Archery_g01_c01.hdf5"));
        }
        for (int frame = 1; frame <= 5; frame++) {
            MediaFiles.grey(
                    videos.resolve("Biking/v_Biking_g01_c01/%d.png".formatted(frame)),
                    new int[] {51, 51},
                    new int[] {51, 51});
        }
    }

    @Override
    protected Dataset open() {
        return UcfReader.ucf101(
                UcfConfigs.listed(
                        folder.resolve("ucfTrainTestlist"),
                        1,
                        Map.of("video", folder.resolve("videos")),
                        Map.of("clip", Configs.video(TinyVideos.clips(4, 16, Optional.empty())))),
                Configs.context(new Faults(OnError.FAIL)));
    }

    @Test
    void findsVideosAsFilesRowsAndFolders() throws SampleException {
        try (Dataset dataset = open()) {
            assertThat(dataset.notes()).isEmpty();
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(train.source(0, "clip")).contains("Archery/v_Archery_g08_c01.avi");
            assertThat(train.source(1, "clip")).contains("v_Biking_g08_c01.AVI");
            Samples test = dataset.samples(Subset.TEST);
            assertThat(test.source(0, "clip")).contains("v_Archery_g01_c01.hdf5");
            assertThat(test.source(1, "clip")).contains("Biking/v_Biking_g01_c01");
            assertThat(test.views(0, "clip")).isEqualTo(2);
            assertThat(test.read(1, "clip").values()[0]).isCloseTo(0.2f, within(1e-5f));
        }
    }
}
