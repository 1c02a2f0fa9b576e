package org.kdtoolkit.datasets.ucf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.DatasetContract;
import org.kdtoolkit.testkit.files.MediaFiles;

class UnlabelledVideosTest extends DatasetContract {

    @TempDir private Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        write(
                "annotation.json",
                """
                {"labels": ["Archery"], "database": {
                  "v_Archery_g01_c01": {"subset": "training", "label": "Archery"},
                  "v_Archery_g02_c01": {"subset": "validation", "label": "Archery"}}}
                """);
        for (String name :
                List.of(
                        "Archery/v_Archery_g01_c01",
                        "Archery/v_Archery_g02_c01",
                        "Archery/v_Archery_g03_c01",
                        "Typing/v_Typing_g01_c01",
                        "v_HandStandPushups_g01_c01",
                        "clip.two")) {
            MediaFiles.npy(folder.resolve("audio/" + name + ".npy"), 1, 2);
        }
    }

    @Override
    protected Dataset open() {
        write(
                "more.txt",
                """
                Archery/v_Archery_g03_c01.avi

                v_Typing_g01_c01.avi
                  v_HandstandPushups_g01_c01
                frames/of/clip.two.mp4
                v_Archery_g01_c02.avi
                """);
        return open("more.txt");
    }

    @Test
    void findsVideosByTheirNamesAndTakesNoLabelFromTheirFolders() {
        try (Dataset dataset = open()) {
            Samples train = dataset.samples(Subset.TRAIN);
            assertThat(dataset.classes()).containsExactly("Archery");
            assertThat(IntStream.range(0, train.size()).mapToObj(train::id))
                    .containsExactly(
                            "v_Archery_g01_c01",
                            "v_Archery_g03_c01",
                            "v_Typing_g01_c01",
                            "v_HandstandPushups_g01_c01",
                            "clip.two");
            assertThat(train.isLabelled(0)).isTrue();
            assertThat(IntStream.range(1, 5).filter(train::isLabelled)).isEmpty();
            assertThat(train.source(3, "audio")).contains("v_HandStandPushups_g01_c01.npy");
            assertThat(dataset.notes())
                    .containsExactly("train: 5 of the 6 listed samples are there (audio: 5)");
            assertThat(dataset.inventory().subsets().get(Subset.TRAIN).unlabelled())
                    .isEqualTo(new Inventory.Count(5, 4, Map.of("audio", 4)));
        }
    }

    @Test
    void saysAllThatIsWrong() {
        write(
                "more.txt",
                """
                Archery/v_Archery_g03_c01.avi 1
                v_Archery_g01_c01.avi
                v_Archery_g02_c02.avi
                Typing/
                """);
        assertThatThrownBy(() -> open("more.txt"))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        """
                        ROOT/annotation.json can't be used as an annotation:
                          line 1 of ROOT/more.txt: expected '<video>.avi' and nothing behind it, found 'Archery/v_Archery_g03_c01.avi 1'; 'unlabelled' lists videos without labels
                          line 2 of ROOT/more.txt: id 'v_Archery_g01_c01' was taken in line 2, column 3
                          line 3 of ROOT/more.txt: recording 'v_Archery_g02' is in validation already, by line 3, column 3; what was cut from one recording looks and sounds alike, so that a student would be judged by what it has seen
                          line 4 of ROOT/more.txt: expected '<video>.avi' and nothing behind it, found 'Typing/'; 'unlabelled' lists videos without labels
                        """
                                .stripTrailing()
                                .replace("ROOT", folder.toString()));
        write("more.txt", "\n");
        assertThatThrownBy(() -> open("more.txt"))
                .hasMessage(
                        """
                        ROOT/annotation.json can't be used as an annotation:
                          ROOT/more.txt: it has no samples; leave 'unlabelled' out, or list some
                        """
                                .stripTrailing()
                                .replace("ROOT", folder.toString()));
    }

    private void write(String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Dataset open(String list) {
        return UcfReader.ucf51(
                new UcfConfig(
                        Optional.of(folder.resolve("annotation.json")),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of(),
                        Map.of("audio", folder.resolve("audio")),
                        Map.of("audio", Configs.embedding()),
                        Optional.empty(),
                        Optional.of(folder.resolve(list))),
                Configs.context(new Faults(OnError.FAIL)));
    }
}
