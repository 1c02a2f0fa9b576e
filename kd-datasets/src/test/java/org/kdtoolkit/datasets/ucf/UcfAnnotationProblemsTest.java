package org.kdtoolkit.datasets.ucf;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Faults;
import org.kdtoolkit.api.data.OnError;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.modality.MediaDataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.datasets.Configs;
import org.kdtoolkit.datasets.GoldenProblem;

class UcfAnnotationProblemsTest {

    private static final Map<String, ModalitySpec> MODALITIES =
            Map.of("audio", Configs.embedding());

    @TempDir private Path folder;

    @BeforeEach
    void writeFile() throws IOException {
        Files.createFile(folder.resolve("v_Archery_g01_c01.npy"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "not-json.json",
                "cut-off.json",
                "no-object.json",
                "no-labels.json",
                "kinds.json",
                "entries.json",
                "nested.json",
                "twice-in-entry.json",
                "no-validation.json"
            })
    void saysAllThatIsWrongAtOnce(String name) throws IOException {
        GoldenProblem.check("ucf/" + name, folder.resolve(name), this::read);
    }

    @Test
    void saysWhereFilesWereLookedForIfThereAreNone() throws IOException {
        Path list = folder.resolve("annotation.json");
        Files.writeString(
                list,
                """
                {"labels": ["Archery"], "database": {
                  "v_Archery_g01_c01": {"subset": "training", "label": "Archery"},
                  "v_Archery_g02_c01": {"subset": "validation", "label": "Archery"}}}
                """);
        assertThat(read(list).notes())
                .containsExactly(
                        "validation: none of the 1 listed samples is there (audio: 0); expected"
                                + " files such as v_Archery_g01_c01.npy of audio, anywhere below "
                                + folder
                                + " (which has v_Archery_g01_c01.npy)");
    }

    @Test
    void saysWhereBracketsHaveNoEnd() throws IOException {
        Path list = folder.resolve("annotation.json");
        Files.writeString(
                list,
                "{\"labels\": [\"Archery\"],\n \"database\": {\n  \"v\": {\"subset\": "
                        + "[".repeat(100_000));
        refuses(list, "line 3, column 117: not JSON: brackets are nested more than 100 deep");
        Files.writeString(list, "{\"more\":\n" + "[".repeat(100_000));
        refuses(list, "line 2, column 101: not JSON: brackets are nested more than 100 deep");
    }

    @Test
    void refusesAnEntryOfMegabytesButPassesOverWhatIsNotAskedFor() throws IOException {
        Path list = folder.resolve("annotation.json");
        String numbers = "[" + "1,".repeat(3_000_000) + "1]";
        Files.writeString(
                list,
                """
                {"more": %s, "labels": ["Archery"], "database": {
                  "v_Archery_g01_c01": {"subset": "training", "label": "Archery"},
                  "v_Archery_g02_c01": {"subset": "validation", "label": "Archery"}}}
                """
                        .formatted(numbers));
        assertThat(read(list).samples(Subset.VALIDATION).size()).isZero();
        Files.writeString(list, "{\"labels\": [], \"database\":\n{\"v\": {\"more\": " + numbers);
        refuses(
                list,
                "line 2: what begins here is longer than 4000000 characters, expected one sample;"
                        + " do quotes and brackets match?");
    }

    private void refuses(Path list, String problem) {
        assertThatThrownBy(() -> read(list))
                .isInstanceOf(DataException.class)
                .hasMessage("%s can't be used as an annotation: %s".formatted(list, problem));
    }

    @Test
    void wantsOneSplit() {
        assertThatThrownBy(() -> config(Optional.empty(), Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "name the split by one of 'annotation' (a JSON file) and 'splits' (the"
                                + " folder of the official lists), found neither");
        assertThatThrownBy(() -> config(Optional.of(folder), Optional.of(folder), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("found both");
        assertThatThrownBy(() -> config(Optional.of(folder), Optional.empty(), Optional.of(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'fold' chooses among the official lists; leave it out, or name their"
                                + " folder by 'splits' instead of 'annotation'");
    }

    private static UcfConfig config(
            Optional<Path> annotation, Optional<Path> splits, Optional<Integer> fold) {
        return new UcfConfig(
                annotation,
                splits,
                fold,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                MODALITIES,
                Optional.empty(),
                Optional.empty());
    }

    private MediaDataset read(Path list) {
        return UcfReader.ucf101(
                UcfConfigs.annotated(list, Map.of("audio", folder), MODALITIES),
                Configs.context(new Faults(OnError.FAIL)));
    }
}
