package org.kdtoolkit.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.files.MediaFiles;

class LargeManifestTest {

    private static final int SIZE = 100_000;

    @TempDir private Path folder;

    @Test
    void opensAndFindsEverySample() throws IOException {
        MediaFiles.wav(folder.resolve("audio/1.wav"), 0);
        MediaFiles.npy(folder.resolve("vectors/1.npy"), 0);
        StringBuilder text = new StringBuilder("id,subset,label,audio,vector\n");
        for (int i = 0; i < SIZE; i++) {
            text.append(
                    "sample-%06d,train,class-%d,audio/1.wav,vectors/1.npy%n".formatted(i, i % 9));
        }
        Path list = Files.writeString(folder.resolve("list.csv"), text);
        Dataset dataset =
                ManifestReader.open(
                        Configs.manifest(
                                list,
                                Map.of("audio", Configs.audio(), "vector", Configs.embedding())),
                        Configs.context(new Faults(OnError.FAIL)));
        Samples train = dataset.samples(Subset.TRAIN);
        assertThat(train.size()).isEqualTo(SIZE);
        assertThat(train.id(SIZE - 1)).isEqualTo("sample-099999");
        assertThat(train.labels(SIZE - 1)).containsExactly((SIZE - 1) % 9);
        assertThat(train.source(SIZE - 1, "vector")).contains("vectors/1.npy");
    }
}
