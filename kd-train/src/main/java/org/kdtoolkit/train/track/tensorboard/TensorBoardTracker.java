package org.kdtoolkit.train.track.tensorboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.kdtoolkit.api.track.TrackedEnd;
import org.kdtoolkit.api.track.TrackedEpoch;
import org.kdtoolkit.api.track.TrackedTrial;
import org.kdtoolkit.api.track.Tracker;
import org.kdtoolkit.formats.tensorboard.EarlierEvents;
import org.kdtoolkit.formats.tensorboard.Event;
import org.kdtoolkit.formats.tensorboard.EventFile;

/**
 * Writes an event file into the trial's folder: a scalar of each number of an epoch, whose step is
 * the epoch, the chosen epoch's metrics below {@code result/}, and the hyper-parameters.
 *
 * <p>A process that goes on with a trial begins a file of its own, which holds all that is still
 * true of the earlier ones; these are removed then. So no step stands twice, whoever reads.
 *
 * <p>No summary of the whole experiment is written for the HParams plugin: it would take the first
 * that it finds for that of all runs below its folder, and hide what other benchmarks vary. Where
 * there is none, it makes its own of all runs.
 */
public final class TensorBoardTracker implements Tracker {

    private static final String RESULT = "result/";

    private final EventFile file;
    private final Set<Long> written = new TreeSet<>();

    /**
     * Begins the file.
     *
     * @throws UncheckedIOException if it can't be written
     */
    public TensorBoardTracker(TrackedTrial trial) {
        try {
            EarlierEvents earlier = EarlierEvents.in(trial.folder());
            file = EventFile.create(trial.folder(), Instant.now());
            begin(trial, earlier);
        } catch (IOException e) {
            throw new UncheckedIOException(refusal(trial.folder(), e), e);
        }
    }

    private void begin(TrackedTrial trial, EarlierEvents earlier) throws IOException {
        Instant now = Instant.now();
        List<byte[]> events = new ArrayList<>();
        events.add(new Event.Version(now).bytes());
        if (!earlier.files().isEmpty()) {
            events.add(new Event.Restart(now, 1).bytes());
        }
        events.add(new Event.SessionStart(now, trial.hyperParameters()).bytes());
        earlier.steps()
                .forEach(
                        (step, event) -> {
                            if (step <= trial.epochs()) {
                                events.add(event);
                                written.add(step);
                            }
                        });
        try {
            file.appendBytes(events);
        } catch (IOException e) {
            close();
            Files.deleteIfExists(file.path());
            throw e;
        }
        for (Path other : earlier.files()) {
            Files.deleteIfExists(other);
        }
    }

    @Override
    public void epochs(List<TrackedEpoch> epochs) throws IOException {
        List<TrackedEpoch> added =
                epochs.stream().filter(epoch -> !written.contains((long) epoch.number())).toList();
        append(added.stream().map(TensorBoardTracker::scalars).toList());
        added.forEach(epoch -> written.add((long) epoch.number()));
    }

    private static Event scalars(TrackedEpoch epoch) {
        return new Event.Scalars(epoch.ended(), epoch.number(), epoch.values());
    }

    @Override
    public void ended(TrackedEnd end) throws IOException {
        Instant now = Instant.now();
        if (end instanceof TrackedEnd.Done done) {
            Map<String, Double> result = new LinkedHashMap<>();
            done.metrics().forEach((name, value) -> result.put(RESULT + name, value));
            append(
                    List.of(
                            new Event.Scalars(now, done.epoch(), result),
                            new Event.SessionEnd(now, true)));
        } else if (end instanceof TrackedEnd.Failed) {
            append(List.of(new Event.SessionEnd(now, false)));
        }
    }

    private void append(List<Event> events) throws IOException {
        try {
            file.append(events);
        } catch (IOException e) {
            throw new IOException(refusal(file.path(), e), e);
        }
    }

    private static String refusal(Path place, IOException e) {
        return "%s can't be written (%s); see whether the disk is full".formatted(place, e);
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(refusal(file.path(), e), e);
        }
    }
}
