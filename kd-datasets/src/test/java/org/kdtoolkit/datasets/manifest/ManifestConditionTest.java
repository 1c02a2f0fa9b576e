package org.kdtoolkit.datasets.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Samples;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.testkit.files.MediaFiles;

/** A list that says what is wrong with its samples. */
class ManifestConditionTest {

    @TempDir private Path folder;

    @BeforeEach
    void writeVector() throws IOException {
        MediaFiles.npy(folder.resolve("1.npy"), 1, 2);
    }

    private List<Optional<String>> conditions(String name, String text, Optional<String> column)
            throws IOException {
        Path list = Files.writeString(folder.resolve(name), text);
        Samples samples =
                ManifestReader.open(
                                ManifestConfig.of(
                                        list,
                                        List.of("one"),
                                        Map.of("vector", Configs.embedding()),
                                        column),
                                Configs.context(new Faults(OnError.FAIL)))
                        .samples(Subset.TRAIN);
        return IntStream.range(0, samples.size()).mapToObj(samples::condition).toList();
    }

    @Test
    void isReadFromItsColumn() throws IOException {
        String csv =
                """
                id,subset,label,vector,wrong
                a,train,one,1.npy,none
                b,train,one,1.npy,swapped
                c,train,one,1.npy,
                d,train,one,1.npy,clean
                """;
        assertThat(conditions("list.csv", csv, Optional.of("wrong")))
                .containsExactly(
                        Optional.of(Samples.CLEAN),
                        Optional.of("swapped"),
                        Optional.of(Samples.CLEAN),
                        Optional.of(Samples.CLEAN));
        assertThat(conditions("list.csv", csv, Optional.empty())).containsOnly(Optional.empty());
    }

    @Test
    void isReadFromItsKey() throws IOException {
        String json =
                """
                {"id": "a", "subset": "train", "label": "one", "vector": "1.npy", "wrong": "noise"}
                {"id": "b", "subset": "train", "label": "one", "vector": "1.npy", "wrong": null}
                """;
        assertThat(conditions("list.jsonl", json, Optional.of("wrong")))
                .containsExactly(Optional.of("noise"), Optional.of(Samples.CLEAN));
    }

    @Test
    void mustBeThereWhereItIsAskedFor() {
        assertThatThrownBy(
                        () ->
                                conditions(
                                        "list.csv",
                                        "id,subset,label,vector,worng\na,train,one,1.npy,none\n",
                                        Optional.of("wrong")))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("line 1: no column 'wrong'; did you mean 'worng'?");
    }
}
