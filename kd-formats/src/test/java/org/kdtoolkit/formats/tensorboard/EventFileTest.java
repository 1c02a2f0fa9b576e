package org.kdtoolkit.formats.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.formats.tfrecord.TfRecordFrame;

class EventFileTest {

    private static final Instant BEGIN = Instant.ofEpochMilli(1_700_000_000_250L);
    private static final Instant END = Instant.ofEpochMilli(1_700_000_009_500L);

    @TempDir private Path folder;

    @Test
    void isWhatTensorBoardsOwnWriterWrites() throws IOException {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss/kd", 0.1);
        values.put("validation/top1", 0.0);
        values.put("loss/class", Double.NaN);
        Map<String, Object> hyperParameters = new LinkedHashMap<>();
        hyperParameters.put("distils", true);
        hyperParameters.put("method", "mnf+csc, Größe");
        hyperParameters.put("seed", 3.0);
        hyperParameters.put("shares", false);
        hyperParameters.put("weight", 0.0);

        Path path = write(BEGIN, new Event.Version(BEGIN)).path();
        try (EventFile file =
                write(
                        BEGIN,
                        new Event.Version(BEGIN),
                        new Event.Restart(Instant.ofEpochSecond(1_700_000_001), 301),
                        new Event.SessionStart(BEGIN, hyperParameters))) {
            file.append(
                    List.of(
                            new Event.Scalars(Instant.ofEpochMilli(1_700_000_002_125L), 1, values),
                            new Event.SessionEnd(END, true),
                            new Event.SessionEnd(END, false)));
            assertThat(file.path()).isNotEqualTo(path);

            assertThat(Files.readAllBytes(file.path())).isEqualTo(ofTensorBoard());
        }
    }

    private static byte[] ofTensorBoard() throws IOException {
        try (InputStream in =
                Objects.requireNonNull(
                        EventFileTest.class.getResourceAsStream("/tensorboard/events.bin"))) {
            return in.readAllBytes();
        }
    }

    @Test
    void standsInNoOtherFilesWayAndComesAfterIt() throws IOException {
        List<Path> paths =
                List.of(
                        write(BEGIN).path(),
                        write(BEGIN).path(),
                        write(END, new Event.Version(END)).path());

        assertThat(paths).isSorted().doesNotHaveDuplicates().allMatch(Files::exists);
        assertThat(EarlierEvents.in(folder).files()).isEqualTo(paths);
    }

    @Test
    void earlierFilesTellTheirStepsTheLastOfThemFirst() throws IOException {
        write(BEGIN, new Event.Version(BEGIN), scalars(1, 0.1), scalars(2, 0.2), scalars(3, 0.3));
        write(END, new Event.Restart(END, 1), scalars(2, 0.5), scalars(2, 0.6));
        Files.writeString(folder.resolve("metrics.jsonl"), "{}");

        Map<Long, byte[]> steps = EarlierEvents.in(folder).steps();

        assertThat(steps)
                .containsOnlyKeys(1L, 2L, 3L)
                .containsEntry(1L, scalars(1, 0.1).bytes())
                .containsEntry(2L, scalars(2, 0.5).bytes());
    }

    @Test
    void ofAFileThatWasCutOffTheRestIsRead() throws IOException {
        Path path = write(BEGIN, new Event.Version(BEGIN), scalars(1, 0.1), scalars(2, 0.2)).path();
        byte[] whole = Files.readAllBytes(path);
        Files.write(path, Arrays.copyOf(whole, whole.length - 3));

        assertThat(EarlierEvents.in(folder).steps()).containsOnlyKeys(1L);
        assertThat(EarlierEvents.in(folder.resolve("nowhere")).steps()).isEmpty();
    }

    @Test
    void whatIsNoEventHasNoStep() throws IOException {
        Files.write(
                write(BEGIN).path(),
                TfRecordFrame.around(new byte[] {15, 1, 2}),
                StandardOpenOption.APPEND);

        assertThat(EarlierEvents.in(folder).steps()).isEmpty();
    }

    @Test
    void whatCantBeWrittenIsSaid() throws IOException {
        EventFile file = write(BEGIN, scalars(1, 0.1));
        file.close();

        assertThatThrownBy(() -> file.append(List.of(scalars(2, 0.1))))
                .isInstanceOf(IOException.class);
        assertThat(EarlierEvents.in(folder).steps()).containsOnlyKeys(1L);
    }

    private EventFile write(Instant time, Event... events) throws IOException {
        EventFile file = EventFile.create(folder, time);
        file.append(List.of(events));
        return file;
    }

    private static Event scalars(long step, double value) {
        return new Event.Scalars(BEGIN, step, Map.of("top1", value));
    }
}
