package org.kdtoolkit.datasets.vggsound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.files.MediaFiles;

/** The publishers' lists. */
class PublishedVggSoundTest {

    private final Path lists = Path.of(System.getProperty("kd.data", ""), "vggsound");

    @TempDir private Path folder;

    @BeforeEach
    void needLists() throws IOException {
        assumeTrue(Files.isDirectory(lists), "the lists of VGGSound are not at " + lists);
        MediaFiles.wav(folder.resolve("LDoXsip0BEQ_000177.wav"), 1);
    }

    @Test
    void holdAsManyClipsAsTheirLines() {
        Dataset dataset = open(Optional.empty(), Optional.empty());
        assertThat(dataset.classes()).hasSize(309).isSorted();
        assertThat(all(dataset)).isEqualTo(new Inventory.Count(15_446, 1, Map.of("sound", 1)));
        assertThat(dataset.samples(Subset.TEST).id(0)).isEqualTo("LDoXsip0BEQ_000177");
    }

    @Test
    void leaveOutWhatIsInAudioSetAsWell() {
        Dataset dataset =
                open(
                        Optional.of(lists.resolve("AStest.csv")),
                        Optional.of(lists.resolve("stat.csv")));
        assertThat(dataset.classes()).hasSize(309).startsWith("ambulance siren");
        assertThat(all(dataset)).isEqualTo(new Inventory.Count(8_519, 1, Map.of("sound", 1)));
        assertThat(dataset.notes()).contains("clips left out, which AStest.csv lists: 6927");
    }

    private Dataset open(Optional<Path> exclude, Optional<Path> classes) {
        return VggSoundFolder.open(
                new VggSoundConfig(
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("test", lists.resolve("test.csv")),
                        exclude,
                        classes,
                        Map.of("media", folder),
                        Map.of(),
                        Map.of("sound", Configs.audio()),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static Inventory.Count all(Dataset dataset) {
        return dataset.inventory().subsets().get(Subset.TEST).all();
    }
}
