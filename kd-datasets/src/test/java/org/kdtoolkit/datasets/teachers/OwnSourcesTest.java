package org.kdtoolkit.datasets.teachers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.activitynet.ActivityNetConfig;
import org.kdtoolkit.datasets.activitynet.ActivityNetReader;
import org.kdtoolkit.teachers.stored.OwnSources;
import org.kdtoolkit.testkit.files.MediaFiles;

class OwnSourcesTest {

    @TempDir private Path folder;

    @Test
    void theOnlyPartOfAFileHasItAndSeveralPartsDoNot() throws IOException {
        MediaFiles.wav(folder.resolve("alone.wav"), new int[16_000]);
        MediaFiles.wav(folder.resolve("shared.wav"), new int[16_000]);

        Path annotation =
                Files.writeString(
                        folder.resolve("annotation.json"),
                        """
                        {"labels": ["x"], "database": {
                          "v_alone_0": {"subset": "validation", "segment": [0, 1], "label": "x"},
                          "v_shared_0": {"subset": "training", "segment": [0, 1], "label": "x"},
                          "v_shared_1": {"subset": "training", "segment": [1, 2], "label": "x"}}}
                        """);

        try (Dataset dataset = open(annotation)) {
            OwnSources sources = OwnSources.of(dataset, "sound");
            Samples parts = dataset.samples(Subset.TRAIN);

            assertThat(sources.of(dataset.samples(Subset.VALIDATION), 0)).contains("alone.wav");
            assertThat(parts.size()).isEqualTo(2);
            assertThat(sources.of(parts, 0)).isEmpty();
            assertThat(sources.of(parts, 1)).isEmpty();
        }
    }

    private Dataset open(Path annotation) {
        return ActivityNetReader.open(
                new ActivityNetConfig(
                        annotation,
                        Optional.empty(),
                        Map.of(),
                        Map.of("sound", folder),
                        Map.of("sound", Configs.audio()),
                        Optional.empty(),
                        Optional.empty()),
                Configs.context(new Faults(OnError.FAIL)));
    }
}
