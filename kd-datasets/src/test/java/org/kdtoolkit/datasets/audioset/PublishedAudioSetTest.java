package org.kdtoolkit.datasets.audioset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.testkit.files.MediaFiles;

/** The publisher's lists. */
class PublishedAudioSetTest {

    private final Path lists = Path.of(System.getProperty("kd.data", ""), "audioset");

    @TempDir private Path folder;

    @BeforeEach
    void needLists() {
        assumeTrue(Files.isDirectory(lists), "the lists of AudioSet are not at " + lists);
    }

    @Test
    void holdAsManySegmentsAsTheirLines() throws IOException {
        for (String name : List.of("Y--PJHxphWEs", "AE5oZzfu2-E_239.8_249.8", "Y--4gqARaEJE")) {
            MediaFiles.wav(folder.resolve(name + ".wav"), 1);
        }
        Dataset dataset =
                AudioSetFolder.open(
                        new AudioSetConfig(
                                Map.of(
                                        "train", lists.resolve("balanced_train_segments.csv"),
                                        "test", lists.resolve("eval_segments.csv")),
                                lists.resolve("class_labels_indices.csv"),
                                Map.of("wav", folder),
                                true,
                                Map.of(),
                                Map.of("sound", AudioSetFolder.sound()),
                                Optional.empty(),
                                Optional.empty()));
        assertThat(dataset.classes()).hasSize(527).startsWith("Speech").doesNotHaveDuplicates();
        Map<Subset, Inventory.Part> parts = dataset.inventory().subsets();
        assertThat(parts.get(Subset.TRAIN).all())
                .isEqualTo(new Inventory.Count(22_160, 2, Map.of("sound", 2)));
        assertThat(parts.get(Subset.TEST).all())
                .isEqualTo(new Inventory.Count(20_371, 1, Map.of("sound", 1)));
        assertThat(labels(parts.get(Subset.TRAIN))).isEqualTo(52_882);
        assertThat(labels(parts.get(Subset.TEST))).isEqualTo(51_804);
        assertThat(dataset.samples(Subset.TRAIN).id(1)).isEqualTo("AE5oZzfu2-E_239.8");
    }

    private static int labels(Inventory.Part part) {
        return part.classes().stream().mapToInt(Inventory.Count::listed).sum();
    }
}
