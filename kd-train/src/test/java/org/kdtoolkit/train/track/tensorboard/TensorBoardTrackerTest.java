package org.kdtoolkit.train.track.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kdtoolkit.api.track.TrackedEnd;
import org.kdtoolkit.api.track.TrackedEpoch;
import org.kdtoolkit.api.track.TrackedTrial;
import org.kdtoolkit.formats.tensorboard.EarlierEvents;
import org.kdtoolkit.formats.tensorboard.Event;

class TensorBoardTrackerTest {

    @TempDir private Path folder;

    @Test
    void eachEpochIsAStep() throws IOException {
        TensorBoardTracker tracker = new TensorBoardTracker(trial(0));
        tracker.epochs(List.of(epoch(1, 0.1), epoch(2, 0.2)));
        tracker.epochs(List.of(epoch(3, 0.3)));
        tracker.ended(new TrackedEnd.Done(2, Map.of("test/top1", 0.5)));
        tracker.close();

        assertThat(EarlierEvents.in(folder).steps())
                .containsOnlyKeys(1L, 2L, 3L)
                .containsEntry(3L, scalars(3, 0.3));
        assertThat(text()).containsOnlyOnce("result/test/top1").contains("session_end_info");
    }

    @Test
    void aTrialThatGoesOnHasNoStepTwiceAndLosesNone() throws IOException {
        TensorBoardTracker killed = new TensorBoardTracker(trial(0));
        killed.epochs(List.of(epoch(1, 0.1), epoch(2, 0.2), epoch(3, 0.3), epoch(4, 0.4)));
        killed.ended(new TrackedEnd.Stopped());
        killed.close();
        cut(EarlierEvents.in(folder).files().get(0), 5);

        // its checkpoint is behind epoch 2: what came later is trained again
        TensorBoardTracker second = new TensorBoardTracker(trial(2));
        assertThat(EarlierEvents.in(folder).steps())
                .containsOnlyKeys(1L, 2L)
                .containsEntry(2L, scalars(2, 0.2));
        second.epochs(List.of(later(1, 0.1), later(2, 0.2), epoch(3, 0.35)));
        second.close();

        EarlierEvents all = EarlierEvents.in(folder);
        assertThat(all.files()).hasSize(1);
        assertThat(all.steps())
                .containsOnlyKeys(1L, 2L, 3L)
                .containsEntry(1L, scalars(1, 0.1))
                .containsEntry(3L, scalars(3, 0.35));
        assertThat(text()).containsOnlyOnce("session_start_info").doesNotContain("session_end");

        TensorBoardTracker third = new TensorBoardTracker(trial(3));
        third.epochs(List.of(later(1, 0.1), later(2, 0.2), later(3, 0.35), epoch(4, 0.4)));
        third.close();

        EarlierEvents last = EarlierEvents.in(folder);
        assertThat(last.files()).hasSize(1).doesNotContainAnyElementsOf(all.files());
        assertThat(last.steps())
                .containsOnlyKeys(1L, 2L, 3L, 4L)
                .containsEntry(1L, scalars(1, 0.1))
                .containsEntry(3L, scalars(3, 0.35));
    }

    @Test
    void anEpochThatOnlyTheCheckpointKnowsIsWritten() throws IOException {
        TensorBoardTracker killed = new TensorBoardTracker(trial(0));
        killed.epochs(List.of(epoch(1, 0.1)));
        killed.close();

        TensorBoardTracker second = new TensorBoardTracker(trial(2));
        second.epochs(List.of(later(1, 0.1), later(2, 0.2)));
        second.close();

        assertThat(EarlierEvents.in(folder).steps()).containsOnlyKeys(1L, 2L);
    }

    @Test
    void aTrialThatFailedSaysSo() throws IOException {
        TensorBoardTracker tracker = new TensorBoardTracker(trial(0));
        tracker.ended(new TrackedEnd.Failed("the loss is NaN"));
        tracker.close();

        assertThat(text()).contains("session_end_info");
        assertThat(EarlierEvents.in(folder).steps()).isEmpty();
    }

    @Test
    void aFolderThatCantBeWrittenToIsSaid() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new TensorBoardTracker(trial(file, 0)))
                .hasMessageContaining(file + " can't be written")
                .hasMessageContaining("see whether the disk is full");
    }

    private static void cut(Path file, int bytes) throws IOException {
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - bytes));
    }

    private String text() throws IOException {
        return Files.readString(
                EarlierEvents.in(folder).files().get(0), StandardCharsets.ISO_8859_1);
    }

    private TrackedTrial trial(int epochs) {
        return trial(folder, epochs);
    }

    private static TrackedTrial trial(Path folder, int epochs) {
        return new TrackedTrial(
                "small", "kd", 1, folder, "1.0", epochs, Map.of(), Map.of("method", "kd"));
    }

    private static TrackedEpoch epoch(int number, double value) {
        return new TrackedEpoch(
                number, Instant.ofEpochSecond(number), Map.of("validation/top1", value));
    }

    /** The same, read again at another time. */
    private static TrackedEpoch later(int number, double value) {
        return new TrackedEpoch(
                number, Instant.ofEpochSecond(1000 + number), Map.of("validation/top1", value));
    }

    private static byte[] scalars(int number, double value) {
        return new Event.Scalars(
                        Instant.ofEpochSecond(number), number, Map.of("validation/top1", value))
                .bytes();
    }
}
