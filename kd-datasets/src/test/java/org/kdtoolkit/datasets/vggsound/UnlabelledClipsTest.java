package org.kdtoolkit.datasets.vggsound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.media.modality.TinyVideos;

class UnlabelledClipsTest {

    @TempDir private Path folder;
    private VggSoundFolder vggSound;

    @BeforeEach
    void write() throws IOException {
        vggSound = VggSoundFolder.write(folder);
        TinyVideos.write(folder.resolve("video/more/ggggggggggg_000007.mp4"), 6);
    }

    @Test
    void findsClipsByVideoAndStart() throws IOException {
        Files.writeString(
                folder.resolve("more.csv"),
                """
                video id,start second
                # heard nowhere else
                ggggggggggg, 7
                hhhhhhhhhhh,8
                """);
        for (VggSoundConfig config : List.of(vggSound.full(), vggSound.split())) {
            try (Dataset dataset = open(config)) {
                Samples train = dataset.samples(Subset.TRAIN);
                assertThat(IntStream.range(0, train.size()).mapToObj(train::id))
                        .containsExactly(
                                "aaaaaaaaaaa_000030", "bbbbbbbbbbb_000004", "ggggggggggg_000007");
                assertThat(train.isLabelled(1)).isTrue();
                assertThat(train.isLabelled(2)).isFalse();
                assertThat(train.labels(2)).isEmpty();
                assertThat(dataset.classes()).hasSize(4);
            }
        }
    }

    @Test
    void leavesOutWhatIsExcluded() throws IOException {
        Files.writeString(folder.resolve("more.csv"), "ggggggggggg,7\nhhhhhhhhhhh,8\n");
        Files.writeString(folder.resolve("AStest.csv"), "ggggggggggg_000007.mp4,organ\n");
        try (Dataset dataset = open(vggSound.split("AStest.csv"))) {
            assertThat(dataset.samples(Subset.TRAIN).size()).isEqualTo(2);
            assertThat(dataset.notes()).contains("clips left out, which AStest.csv lists: 1");
        }
    }

    @Test
    void saysAllThatIsWrong() throws IOException {
        Files.writeString(
                folder.resolve("more.csv"),
                """
                ggggggggggg,7,parrot talking,train
                aaaaaaaaaaa,30
                ddddddddddd,300
                ggggggggggg,7.5
                ,7
                """);
        assertThatThrownBy(() -> open(vggSound.full()))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        """
                        ROOT/vggsound.csv can't be used as a list of VGGSound:
                          line 1 of ROOT/more.csv: has 4 values, expected 2: video id, start second; 'unlabelled' lists samples without labels
                          line 2 of ROOT/more.csv: id 'aaaaaaaaaaa_000030' was taken in line 1
                          line 3 of ROOT/more.csv: id 'ddddddddddd_000300' is in test already, by line 4; a sample may be in one subset only
                          line 4 of ROOT/more.csv: has '7.5' as start second, expected a whole number such as 30
                          line 5 of ROOT/more.csv: has no video id
                        """
                                .stripTrailing()
                                .replace("ROOT", folder.toString()));
    }

    private Dataset open(VggSoundConfig config) {
        return VggSoundFolder.open(VggSoundFolder.with(config, folder.resolve("more.csv")));
    }
}
