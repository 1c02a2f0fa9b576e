package org.kdtoolkit.datasets.activitynet;

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
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.Inventory;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;

/** The published segments, of which two have an embedding here. */
class ActivityNetDataTest {

    private final Path annotation =
            Path.of(System.getProperty("kd.data", ""), "activitynet", "annotation.json");

    @TempDir private Path embeddings;

    @BeforeEach
    void needData() {
        assumeTrue(Files.isRegularFile(annotation), "no annotation of activitynet: " + annotation);
    }

    @Test
    void hasAsManySegmentsAndClassesAsWerePublished() throws IOException {
        Files.createFile(embeddings.resolve("v_bWquUXC2Te8_1.npy"));
        Files.createFile(embeddings.resolve("v_w9CC0wf27zs_0.npy"));
        ActivityNetConfig config =
                new ActivityNetConfig(
                        annotation,
                        Optional.empty(),
                        Map.of(),
                        Map.of("audio", embeddings),
                        Map.of("audio", Configs.embedding()),
                        Optional.empty(),
                        Optional.empty());
        try (Dataset dataset =
                ActivityNetReader.open(config, Configs.context(new Faults(OnError.FAIL)))) {
            assertThat(dataset.classes()).hasSize(200).startsWith("Elliptical trainer", "Welding");
            Map<Subset, Inventory.Part> subsets = dataset.inventory().subsets();
            assertThat(subsets).containsOnlyKeys(Subset.TRAIN, Subset.VALIDATION);
            assertThat(subsets.get(Subset.TRAIN).all())
                    .isEqualTo(new Inventory.Count(15232, 1, Map.of("audio", 1)));
            assertThat(subsets.get(Subset.VALIDATION).all())
                    .isEqualTo(new Inventory.Count(7555, 1, Map.of("audio", 1)));
        }
    }
}
