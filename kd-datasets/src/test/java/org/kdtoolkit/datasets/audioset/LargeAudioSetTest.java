package org.kdtoolkit.datasets.audioset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.formats.tfrecord.TfRecords;

/** A tenth of the unbalanced list, which has two million segments. */
class LargeAudioSetTest {

    private static final int SEGMENTS = 200_000;
    private static final int RECORDS = 2_000;

    @TempDir private Path folder;
    private AudioSetFolder audioSet;

    @BeforeEach
    void write() throws IOException {
        audioSet = AudioSetFolder.write(folder);
        Path list = folder.resolve("balanced_train_segments.csv");
        try (BufferedWriter out = Files.newBufferedWriter(list)) {
            for (int i = 0; i < SEGMENTS; i++) {
                out.write(video(i) + ", 30.000, 40.000, \"/m/09x0r,/t/dd00088\"\n");
            }
        }
    }

    @Test
    void findsTheFewRecordsThatAreThere() throws IOException, SampleException {
        byte[][] records = new byte[RECORDS][];
        for (int i = 0; i < RECORDS; i++) {
            byte[] second = new byte[128];
            Arrays.fill(second, (byte) i);
            records[i] = TfRecords.embedding(video(100 * i), 30, new long[] {0}, second);
        }
        TfRecords.write(
                folder.resolve("audioset_v1_embeddings/unbal_train/vi.tfrecord"), List.of(records));
        Dataset dataset =
                AudioSetFolder.open(
                        new AudioSetConfig(
                                Map.of("train", folder.resolve("balanced_train_segments.csv")),
                                folder.resolve("class_labels_indices.csv"),
                                audioSet.folders(),
                                true,
                                Map.of(),
                                Map.of("embedding", AudioSetFolder.embedding()),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(dataset.inventory().subsets().get(Subset.TRAIN).all())
                .isEqualTo(new Inventory.Count(SEGMENTS, RECORDS, Map.of("embedding", RECORDS)));
        Samples train = dataset.samples(Subset.TRAIN);
        assertThat(train.id(1_791)).isEqualTo(video(179_100) + "_30");
        assertThat(train.read(1_791, "embedding").values()[7]).isEqualTo(2);
        assertThat(train.read(1_792, "embedding").values()[7]).isEqualTo(-2);
    }

    private static String video(int number) {
        return "video" + (100_000 + number);
    }
}
