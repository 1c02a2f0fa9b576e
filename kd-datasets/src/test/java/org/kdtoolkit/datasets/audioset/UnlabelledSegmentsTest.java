package org.kdtoolkit.datasets.audioset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.testkit.files.MediaFiles;

class UnlabelledSegmentsTest {

    @TempDir private Path folder;
    private AudioSetFolder audioSet;

    @BeforeEach
    void write() throws IOException {
        audioSet = AudioSetFolder.write(folder).withSound();
        MediaFiles.wav(folder.resolve("wav/more/zzzzzzzzzzz_60000.wav"), 1, 2);
    }

    @Test
    void findsSegmentsAsThoseWithLabels() throws IOException {
        try (MediaDataset dataset =
                open(
                        true,
                        """
                        # Segments csv
                        # YTID, start_seconds, end_seconds
                        zzzzzzzzzzz, 60.000, 70.000
                        """)) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(IntStream.range(0, train.size()).mapToObj(train::id))
                    .containsExactly(
                            "--PJHxphWEs_30",
                            "--aE2O5G5WE_0",
                            "Bh4oxwlwQMY_86.1",
                            "zzzzzzzzzzz_60");
            assertThat(IntStream.range(0, 4).filter(train::isLabelled)).containsExactly(0, 1, 2);
            assertThat(train.labels(3)).isEmpty();
            assertThat(dataset.inventory().subsets().get(Subset.TRAIN).unlabelled().listed())
                    .isEqualTo(1);
        }
    }

    @Test
    void cutsSegmentsFromWholeVideos() throws IOException {
        MediaFiles.wav(folder.resolve("wav/more/zzzzzzzzzzz.wav"), 1, 2);
        try (MediaDataset dataset = open(false, "zzzzzzzzzzz, 60.000, 70.000\n")) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(dataset.excerpt(Subset.TRAIN, train.size() - 1, "sound").segment())
                    .isEqualTo(new Segment(60, 70));
        }
    }

    @Test
    void saysAllThatIsWrong() {
        assertThatThrownBy(
                        () ->
                                open(
                                        true,
                                        """
                                        YTID,start_seconds,end_seconds,positive_labels
                                        zzzzzzzzzzz, 60.000, 70.000, "/m/09x0r"
                                        zzzzzzzzzzz, 70, 60
                                        --4gqARaEJE,0.000,10.000
                                        --PJHxphWEs, 50.000, 60.000
                                        """))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        """
                        ROOT/balanced_train_segments.csv can't be used as a list of AudioSet:
                          line 1 of ROOT/more.csv: has 4 values, expected 3: YTID, start_seconds, end_seconds; 'unlabelled' lists samples without labels
                          line 2 of ROOT/more.csv: has 4 values, expected 3: YTID, start_seconds, end_seconds; 'unlabelled' lists samples without labels
                          line 3 of ROOT/more.csv: ends at 60 s, not behind its start at 70 s
                          line 4 of ROOT/more.csv: id '--4gqARaEJE_0' is in test already, by line 2 of ROOT/eval_segments.csv; a sample may be in one subset only
                          line 5 of ROOT/more.csv: has the files of a train sample, line 4; take it out of one of the lists
                        """
                                .stripTrailing()
                                .replace("ROOT", folder.toString()));
    }

    private MediaDataset open(boolean trimmed, String list) throws IOException {
        Files.writeString(folder.resolve("more.csv"), list);
        return AudioSetFolder.open(
                new AudioSetConfig(
                        audioSet.lists(),
                        folder.resolve("class_labels_indices.csv"),
                        audioSet.folders(),
                        trimmed,
                        Map.of(),
                        Map.of("sound", AudioSetFolder.sound()),
                        Optional.empty(),
                        Optional.of(folder.resolve("more.csv"))));
    }
}
