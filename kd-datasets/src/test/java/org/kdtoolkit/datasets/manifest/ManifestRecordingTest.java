package org.kdtoolkit.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.listing.HoldOut;
import org.kdtoolkit.testkit.files.MediaFiles;

/** Samples that were cut from one recording. */
class ManifestRecordingTest {

    @TempDir private Path folder;

    @BeforeEach
    void writeVector() throws IOException {
        MediaFiles.npy(folder.resolve("1.npy"), 1, 2);
    }

    @Test
    void areHeldOutTogether() throws IOException {
        StringBuilder text = new StringBuilder("id,subset,label,vector,tape\n");
        for (int i = 0; i < 300; i++) {
            text.append("clip-%03d,train,one,1.npy,tape-%d%n".formatted(i, i / 3));
        }
        Path list = Files.writeString(folder.resolve("list.csv"), text);

        Samples validation =
                open(list, Optional.of(new HoldOut(0.3, 5))).samples(Subset.VALIDATION);

        assertThat(validation.size()).isBetween(45, 135);
        for (int i = 0; i < validation.size(); i += 3) {
            int first = Integer.parseInt(validation.id(i).substring("clip-".length()));
            assertThat(first % 3).isZero();
            assertThat(validation.id(i + 2)).isEqualTo("clip-%03d".formatted(first + 2));
        }
    }

    @Test
    void areRefusedInTwoSubsets() throws IOException {
        Path list =
                Files.writeString(
                        folder.resolve("list.jsonl"),
                        """
                        {"id": "a", "subset": "train", "label": "one", "vector": "1.npy", "tape": 7}
                        {"id": "b", "subset": "train", "label": "one", "vector": "1.npy", "tape": ""}
                        {"id": "c", "subset": "test", "label": "one", "vector": "1.npy", "tape": ""}
                        {"id": "d", "subset": "test", "label": "one", "vector": "1.npy", "tape": "7"}
                        """);

        assertThatThrownBy(() -> open(list, Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        list
                                + " can't be used as a manifest:\n"
                                + "  line 4: recording '7' is in train already, by line 1; what was"
                                + " cut from one recording looks and sounds alike, so that a"
                                + " student would be judged by what it has seen");
    }

    @Test
    void needTheirColumn() throws IOException {
        Path list =
                Files.writeString(
                        folder.resolve("list.csv"),
                        """
                        id,subset,label,vector,tapes
                        a,train,one,1.npy,7
                        """);

        assertThatThrownBy(() -> open(list, Optional.empty()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 1: no column 'tape'; did you mean 'tapes'?");
    }

    private static Dataset open(Path list, Optional<HoldOut> holdOut) {
        ManifestConfig plain = Configs.manifest(list, Map.of("vector", Configs.embedding()));
        ManifestConfig config =
                new ManifestConfig(
                        plain.path(),
                        plain.format(),
                        plain.id(),
                        plain.subset(),
                        plain.label(),
                        plain.labelsColumn(),
                        Optional.of("tape"),
                        plain.separator(),
                        Optional.empty(),
                        plain.classes(),
                        plain.subsets(),
                        plain.limit(),
                        plain.allowOutside(),
                        plain.modalities(),
                        holdOut,
                        Optional.empty(),
                        Optional.empty());
        return ManifestReader.open(config, Configs.context(new Faults(OnError.FAIL)));
    }
}
