package org.kdtoolkit.datasets.activitynet;

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
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.Segment;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.files.MediaFiles;

class UnlabelledActivityNetTest {

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(
                folder.resolve("annotation.json"),
                """
                {"labels": ["Tango"], "database": {
                  "v_aaaaaaaaaaa_0": {"subset": "training", "segment": [0.5, 2], "label": "Tango"},
                  "v_bbbbbbbbbbb_0": {"subset": "validation", "segment": [0.5, 2], "label": "Tango"}}}
                """);
        for (String name :
                new String[] {
                    "v_aaaaaaaaaaa",
                    "v_bbbbbbbbbbb",
                    "ccccccccccc",
                    "v_d_ddddddd_1",
                    "v_eeeeeeeeeee_2"
                }) {
            MediaFiles.wav(folder.resolve("sounds/" + name + ".wav"), 1, 2, 3);
        }
    }

    @Test
    void takesVideosWholeOrASegmentOfThem() throws IOException {
        try (MediaDataset dataset =
                open(
                        """
                        ccccccccccc
                        v_d_ddddddd_1
                        v_ccccccccccc, 0.5, 12.25
                        v_eeeeeeeeeee_2
                        aaaaaaaaaaa,3,4
                        """)) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(IntStream.range(0, train.size()).mapToObj(train::id))
                    .containsExactly(
                            "v_aaaaaaaaaaa_0",
                            "v_ccccccccccc",
                            "v_d_ddddddd_1",
                            "v_ccccccccccc_0.5_12.25",
                            "v_eeeeeeeeeee_2",
                            "v_aaaaaaaaaaa_3_4");
            assertThat(IntStream.range(0, 6).filter(train::isLabelled)).containsExactly(0);
            Path video = folder.resolve("sounds/ccccccccccc.wav");
            assertThat(dataset.excerpt(Subset.TRAIN, 1, "sound")).isEqualTo(Excerpt.of(video));
            assertThat(dataset.excerpt(Subset.TRAIN, 3, "sound"))
                    .isEqualTo(new Excerpt(video, new Segment(0.5, 12.25)));
        }
    }

    @Test
    void saysAllThatIsWrong() {
        assertThatThrownBy(
                        () ->
                                open(
                                        """
                                        ccccccccccc,Tango
                                        v_ccccccccccc, 2, 2
                                        bbbbbbbbbbb
                                        bbbbbbbbbbb_7
                                        aaaaaaaaaaa,0.5,2
                                        v_aaaaaaaaaaa_0
                                        """))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        """
                        ROOT/annotation.json can't be used as an annotation:
                          line 1 of ROOT/more.txt: expected '<video>' or '<video>,<start>,<end>', found 'ccccccccccc,Tango'; 'unlabelled' lists videos without labels
                          line 2 of ROOT/more.txt: ends at 2 s, not behind its start at 2 s
                          line 3 of ROOT/more.txt: recording 'bbbbbbbbbbb' is in validation already, by line 3, column 3; what was cut from one recording looks and sounds alike, so that a student would be judged by what it has seen
                          line 5 of ROOT/more.txt: has the files of a train sample, line 2, column 3; take it out of one of the lists
                          line 6 of ROOT/more.txt: id 'v_aaaaaaaaaaa_0' was taken in line 2, column 3
                        """
                                .stripTrailing()
                                .replace("ROOT", folder.toString()));
    }

    private MediaDataset open(String list) throws IOException {
        Files.writeString(folder.resolve("more.txt"), list);
        return ActivityNetReader.open(
                new ActivityNetConfig(
                        folder.resolve("annotation.json"),
                        Optional.empty(),
                        Map.of(),
                        Map.of("sound", folder.resolve("sounds")),
                        Map.of("sound", Configs.audio()),
                        Optional.empty(),
                        Optional.of(folder.resolve("more.txt"))),
                Configs.context(new Faults(OnError.FAIL)));
    }
}
