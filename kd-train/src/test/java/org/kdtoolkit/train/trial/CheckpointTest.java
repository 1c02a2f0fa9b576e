package org.kdtoolkit.train.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.Sha256;

class CheckpointTest {

    @TempDir private Path folder;
    private final List<String> notices = new ArrayList<>();
    private NDManager manager;

    @BeforeEach
    void write() {
        manager = NDManager.newBaseManager();
        Checkpoint checkpoint = new Checkpoint(folder, notices::add);
        for (int epoch = 1; epoch <= 3; epoch++) {
            checkpoint.write(
                    new CheckpointState.Progress(epoch, 10L * epoch, 5L * epoch, "e" + epoch),
                    Map.of("w", manager.create(new float[] {epoch, 0.5f, -1})));
        }
    }

    @AfterEach
    void close() {
        manager.close();
    }

    @Test
    void givesBackTheLastStateAndKeepsTheOneBefore() throws IOException {
        Checkpoint checkpoint = new Checkpoint(folder, notices::add);

        CheckpointState state = checkpoint.state().orElseThrow();

        assertThat(state.progress()).isEqualTo(new CheckpointState.Progress(3, 30, 15, "e3"));
        NDArray array = checkpoint.arrays(state, manager).get("w");
        assertThat(array.toFloatArray()).containsExactly(3, 0.5f, -1);
        assertThat(names())
                .containsExactlyInAnyOrder(
                        "epoch-2.safetensors", "epoch-3.safetensors", "state.json");
        assertThat(notices).isEmpty();
    }

    @Test
    void namesTheChecksumThatOtherToolsCompute() throws IOException {
        assertThat(folder.resolve("state.json"))
                .content()
                .contains("\"sha256\" : \"%s\"".formatted(Sha256.of(arrays(3))));
    }

    @Test
    void goesBackWhereABitIsWrong() throws IOException {
        flip(arrays(3));
        Checkpoint checkpoint = new Checkpoint(folder, notices::add);

        CheckpointState state = checkpoint.state().orElseThrow();

        assertThat(state.progress().epoch()).isEqualTo(2);
        assertThat(checkpoint.arrays(state, manager).get("w").toFloatArray()[0]).isEqualTo(2);
        assertThat(notices)
                .containsExactly(
                        "can't resume from %s (its checksum is not the one in state.json); goes on from epoch 2, which was kept"
                                .formatted(arrays(3)));
    }

    @Test
    void goesBackWhereArraysAreGoneAndKeepsWhatItWentBackTo() throws IOException {
        Files.delete(arrays(3));
        Checkpoint checkpoint = new Checkpoint(folder, notices::add);
        checkpoint.state();
        assertThat(notices)
                .containsExactly(
                        "can't resume from %s (not found); goes on from epoch 2, which was kept"
                                .formatted(arrays(3)));

        checkpoint.write(
                new CheckpointState.Progress(3, 30, 15, "e3"),
                Map.of("w", manager.create(new float[] {3})));
        flip(arrays(3));

        assertThat(new Checkpoint(folder, notices::add).state().orElseThrow().progress().epoch())
                .isEqualTo(2);
    }

    @Test
    void refusesWhereBothAreDamaged() throws IOException {
        flip(arrays(2));
        Files.write(arrays(3), new byte[0]);

        assertThatThrownBy(() -> new Checkpoint(folder, notices::add).state())
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "can't resume from %s (its checksum is not the one in state.json), nor from %s (its checksum is not the one in state.json); delete the folder '%s' to begin the trial anew"
                                .formatted(arrays(3), arrays(2), folder));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null | null",
                "`` | nothing",
                "{} | no 'last' in line 1, column 2",
                "{\"last\": {}} | no whole number at 'last.epoch' in line 1, column 11",
                "[[[ | no object in line 1, column 1",
            })
    void refusesAStateThatIsNone(String content, String found) throws IOException {
        Path file = folder.resolve("state.json");
        Files.writeString(file, content == null ? "" : content);

        assertThatThrownBy(() -> new Checkpoint(folder, notices::add).state())
                .isInstanceOf(DataException.class)
                .hasMessageMatching(
                        "\\Q%s: expected the JSON of CheckpointStates, found: %s\\E; \\Qdelete the folder '%s' to begin the trial anew\\E"
                                .formatted(
                                        file,
                                        found.replaceAll("\\d+$", "\\\\E\\\\d+\\\\Q"),
                                        folder));
    }

    @ParameterizedTest
    @CsvSource({
        "'\"student-steps\" : 30', '\"student-steps\" : 31'",
        "'\"student-steps\" : 30', '\"student-steps\" : -30'",
        "'\"epoch\" : 3', '\"epoch\" : 2'",
        "'epoch-3.safetensors', '../epoch-3.safetensors'",
        "'\"epochs\" : \"e3\"', '\"epochs\" : null'",
    })
    void refusesFiguresThatWereChanged(String written, String damaged) throws IOException {
        Path file = folder.resolve("state.json");
        String text = Files.readString(file);
        assertThat(text).contains(written);
        Files.writeString(file, text.replace(written, damaged));

        assertThatThrownBy(() -> new Checkpoint(folder, notices::add).state())
                .isInstanceOf(DataException.class)
                .hasMessageStartingWith(
                        file
                                + ": expected the JSON of CheckpointStates, found: figures that"
                                + " were changed since they were written at 'last' in line ");
    }

    private Path arrays(int epoch) {
        return folder.resolve("epoch-%d.safetensors".formatted(epoch));
    }

    private static void flip(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length - 2] ^= 4;
        Files.write(file, bytes);
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
