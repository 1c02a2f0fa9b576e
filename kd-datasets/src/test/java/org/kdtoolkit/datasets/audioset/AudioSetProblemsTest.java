package org.kdtoolkit.datasets.audioset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.modality.ModalitySpec;

/** The whole messages that broken lists give, with {@code ROOT} in the place of their folder. */
class AudioSetProblemsTest {

    private static final String TRAIN = "balanced_train_segments.csv";
    private static final String TEST = "eval_segments.csv";
    private static final String CLASSES = "class_labels_indices.csv";

    @TempDir private Path folder;
    private AudioSetFolder audioSet;

    @BeforeEach
    void write() throws IOException {
        audioSet = AudioSetFolder.write(folder).withSound();
    }

    @Test
    void saysAllThatIsWrongAtOnce() throws IOException {
        write(
                TRAIN,
                """
                # YTID, start_seconds, end_seconds, positive_labels
                aaaaaaaaaaa, 30.000, 40.000, "/m/09x0r"
                bbbbbbbbbbb, 30.000, 40.000, /m/09x0r,/t/dd00088
                ccccccccccc, 30.000, 40.000
                ddddddddddd, 30.000, 40.000, "/m/09x0q"
                eeeeeeeeeee, 40.000, 30.000, "/m/09x0r"
                fffffffffff, half, NaN, "/m/09x0r"
                , 30.000, 40.000, "/m/09x0r"
                aaaaaaaaaaa, 30.000, 50.000, "/m/09x0r"
                ggggggggggg, 30.000, 40.000, ""
                """);
        write(
                TEST,
                """
                YTID,start_seconds,end_seconds,positive_labels
                hhhhhhhhhhh,0.000,10.000,"/m/05zppz"
                aaaaaaaaaaa,30.000,40.000,"/m/09x0r"
                """);
        says(
                """
                ROOT/balanced_train_segments.csv can't be used as a list of AudioSet:
                  line 3: has 5 values, expected 4: YTID, start_seconds, end_seconds, positive_labels; a value with a comma in it is put in quotes
                  line 4: has 3 values, expected 4: YTID, start_seconds, end_seconds, positive_labels; a value with a comma in it is put in quotes
                  line 5: label '/m/09x0q' is not in ROOT/class_labels_indices.csv; did you mean '/m/09x0r'?
                  line 6: ends at 30.000 s, not behind its start at 40.000 s
                  line 7: has 'half' as start_seconds, expected seconds such as 30.000
                  line 7: has 'NaN' as end_seconds, expected seconds such as 30.000
                  line 8: has no video id
                  line 9: id 'aaaaaaaaaaa_30' was taken in line 2
                  line 10: has no labels
                  line 3 of ROOT/eval_segments.csv: id 'aaaaaaaaaaa_30' is in train already, by line 2; a sample may be in one subset only
                """);
    }

    @Test
    void saysThatQuotesDoNotMatch() throws IOException {
        write(
                TEST,
                """
                YTID,start_seconds,end_seconds,positive_labels
                --4gqARaEJE,0.000,10.000,"/m/05zppz
                """);
        says(
                """
                ROOT/balanced_train_segments.csv can't be used as a list of AudioSet:
                  line 2 of ROOT/eval_segments.csv: reading ended here, because quotes don't match: (startline 2) EOF reached before encapsulated token finished
                """);
    }

    @Test
    void saysThatAListIsEmpty() throws IOException {
        write(TEST, "YTID,start_seconds,end_seconds,positive_labels\n");
        says(
                """
                ROOT/balanced_train_segments.csv can't be used as a list of AudioSet:
                  ROOT/eval_segments.csv: it has no rows; expected some of: YTID, start_seconds, end_seconds, positive_labels
                """);
    }

    @Test
    void saysThatAListIsNotUtf8() throws IOException {
        Files.writeString(
                folder.resolve(TRAIN),
                AudioSetFolder.TRAIN_LIST + "\u00e9",
                StandardCharsets.ISO_8859_1);
        says(
                """
                ROOT/balanced_train_segments.csv can't be used as a list of AudioSet: line 8 is not UTF-8; save it in that encoding
                """);
    }

    @Test
    void saysWhatIsWrongWithTheClassIndex() throws IOException {
        write(
                CLASSES,
                """
                index,mid,display_name
                0,/m/09x0r,Speech
                2,/m/05zppz,Speech
                2,/m/09x0r,
                """);
        says(
                """
                ROOT/class_labels_indices.csv can't be used as a class index of AudioSet:
                  line 3: has the index '2', expected 1: classes are listed by their indices
                  line 3: 'Speech' was taken in line 2
                  line 4: '/m/09x0r' was taken in line 2
                  line 4: has an empty value
                """);
    }

    @Test
    void saysWhereItLookedIfNothingOfASubsetIsThere() throws IOException {
        Files.delete(folder.resolve("wav/eval/--4gqARaEJE_0.000_10.000.wav"));
        Files.delete(folder.resolve("wav/eval/--BfvyPmVMo_20000.wav"));
        Map<String, ModalitySpec> sound = Map.of("sound", AudioSetFolder.sound());
        try (Dataset dataset = AudioSetFolder.open(audioSet.config(sound))) {
            assertThat(masked(dataset.notes().get(dataset.notes().size() - 1)))
                    .isEqualTo(
                            "test: none of the 2 listed samples is there (sound: 0); expected"
                                    + " files such as Y--PJHxphWEs.wav of sound, anywhere below"
                                    + " ROOT/wav (which has ANY)");
        }
    }

    @Test
    void saysThatThereIsNoSuchSubset() {
        Throwable thrown =
                catchThrowable(
                        () ->
                                AudioSetFolder.open(
                                        new AudioSetConfig(
                                                Map.of("eval", folder.resolve(TEST)),
                                                folder.resolve(CLASSES),
                                                audioSet.folders(),
                                                true,
                                                Map.of(),
                                                Map.of("sound", AudioSetFolder.sound()),
                                                Optional.empty(),
                                                Optional.empty())));
        assertThat(thrown)
                .isInstanceOf(ConfigurationException.class)
                .hasMessage("'lists' has the key 'eval' (known: train, validation, test)");
    }

    private void write(String list, String text) throws IOException {
        Files.writeString(folder.resolve(list), text);
    }

    private void says(String message) {
        Throwable thrown =
                catchThrowable(
                        () ->
                                AudioSetFolder.open(
                                        audioSet.config(Map.of("sound", AudioSetFolder.sound()))));
        assertThat(thrown).isInstanceOf(DataException.class);
        assertThat(masked(thrown.getMessage())).isEqualTo(message.stripTrailing());
    }

    private String masked(String text) {
        return text.replace(folder.toString(), "ROOT")
                .replaceAll("which has [^)]+", "which has ANY");
    }
}
