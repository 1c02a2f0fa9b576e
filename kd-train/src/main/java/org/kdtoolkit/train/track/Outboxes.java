package org.kdtoolkit.train.track;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.track.TrackedEnd;
import org.kdtoolkit.api.track.TrackedEpoch;
import org.kdtoolkit.api.track.TrackedTrial;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.train.config.TrackerSpec;

/**
 * The trackers of one trial. They are told that it was stopped where the process is asked to end
 * before the trial's end.
 */
public final class Outboxes implements AutoCloseable {

    private static final Duration LAST_WORDS = Duration.ofSeconds(10);
    private static final Duration WHEN_ASKED_TO_END = Duration.ofSeconds(3);

    private static final Set<Outboxes> OPEN = ConcurrentHashMap.newKeySet();

    private final List<Outbox> all;
    private final Consumer<String> warnings;
    private final Optional<Thread> hook;
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * Opens the trackers.
     *
     * @param trackers which
     * @param trial of which trial
     * @param registry finds their providers
     * @param warnings is told once of each tracker that fails, on the thread that uses this
     */
    public Outboxes(
            List<TrackerSpec> trackers,
            TrackedTrial trial,
            Registry registry,
            Consumer<String> warnings) {
        this.warnings = warnings;
        this.all =
                trackers.stream()
                        .map(
                                spec ->
                                        new Outbox(
                                                spec.type(),
                                                () ->
                                                        registry.create(
                                                                Kind.TRACKER,
                                                                spec.type(),
                                                                spec.settings(),
                                                                trial)))
                        .toList();
        this.hook = all.isEmpty() ? Optional.empty() : hook();
        OPEN.add(this);
    }

    /**
     * Tells all trackers of the process that their trials are stopped, and waits a little until
     * they have taken that. For whoever ends the process so that no shutdown hook runs.
     */
    public static void stopAll() {
        OPEN.forEach(Outboxes::stop);
    }

    private Optional<Thread> hook() {
        Thread last = new Thread(this::stop, "tracking-end");
        try {
            Runtime.getRuntime().addShutdownHook(last);
            return Optional.of(last);
        } catch (IllegalStateException e) {
            return Optional.empty(); // the process is ending already
        }
    }

    /** Tells of epochs. */
    public void add(List<TrackedEpoch> epochs) {
        all.forEach(outbox -> outbox.add(epochs));
        warn();
    }

    /** Tells of the trial's end, and waits a little until that was taken. */
    public void end(TrackedEnd end) {
        hook.ifPresent(Outboxes::unhook);
        tell(end, LAST_WORDS);
        OPEN.remove(this);
        warn();
    }

    private void stop() {
        tell(new TrackedEnd.Stopped(), WHEN_ASKED_TO_END);
    }

    private static void unhook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            return; // it runs already
        }
    }

    /** Only the first end counts, whichever thread it comes from. */
    private void tell(TrackedEnd end, Duration longest) {
        if (!told.getAndSet(true)) {
            all.forEach(outbox -> outbox.end(end, longest));
        }
    }

    private void warn() {
        all.forEach(outbox -> outbox.warning().ifPresent(warnings));
    }

    /** Tells that the trial was stopped, if nobody has told its end. */
    @Override
    public void close() {
        end(new TrackedEnd.Stopped());
    }
}
