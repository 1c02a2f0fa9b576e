package org.kdtoolkit.train.track;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.kdtoolkit.api.track.TrackedEnd;
import org.kdtoolkit.api.track.TrackedEpoch;
import org.kdtoolkit.api.track.Tracker;

/**
 * What a tracker has yet to take, and the thread that offers it. Whoever puts something in goes on
 * at once. What was not taken is offered again with what comes next, and for the last time with the
 * trial's end.
 */
final class Outbox {

    private static final Duration SHORT = Duration.ofSeconds(3);

    private final String name;
    private final Supplier<Tracker> opening;
    private final BlockingQueue<Item> inbox = new LinkedBlockingQueue<>();
    private final AtomicReference<String> failure = new AtomicReference<>();
    private final Thread thread;
    private boolean warned;

    // of the thread alone
    private final List<TrackedEpoch> pending = new ArrayList<>();
    private Optional<Tracker> tracker = Optional.empty();

    /** What is to be told. */
    private sealed interface Item {}

    private record Epochs(List<TrackedEpoch> epochs) implements Item {}

    private record End(TrackedEnd end) implements Item {}

    private record Begin() implements Item {}

    /**
     * Opens a tracker, on the thread that it is used by.
     *
     * @param name what it is called in warnings
     * @param opening makes the tracker
     */
    Outbox(String name, Supplier<Tracker> opening) {
        this.name = name;
        this.opening = opening;
        this.thread = new Thread(this::run, "tracking-" + name);
        thread.setDaemon(true);
        inbox.add(new Begin());
        thread.start();
    }

    /** Puts epochs in. */
    void add(List<TrackedEpoch> epochs) {
        inbox.add(new Epochs(epochs));
    }

    /**
     * Puts the end in, and waits until it was offered: not for long where something went wrong
     * before.
     *
     * @param longest how long at most
     */
    void end(TrackedEnd end, Duration longest) {
        inbox.add(new End(end));
        try {
            thread.join((failure.get() == null ? longest : SHORT).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            thread.interrupt();
            failure.compareAndSet(
                    null, "it did not take all within %d ms".formatted(longest.toMillis()));
        }
    }

    /** What went wrong; once. For one thread. */
    Optional<String> warning() {
        if (warned || failure.get() == null) {
            return Optional.empty();
        }
        warned = true;
        return Optional.of(
                "tracking by '%s': %s; the trial does not need it, and goes on"
                        .formatted(name, failure.get()));
    }

    private void run() {
        try {
            Optional<TrackedEnd> end = Optional.empty();
            while (end.isEmpty()) {
                List<Item> items = new ArrayList<>(List.of(inbox.take()));
                inbox.drainTo(items);
                for (Item item : items) {
                    if (item instanceof Epochs more) {
                        pending.addAll(more.epochs());
                    } else if (item instanceof End last) {
                        end = Optional.of(last.end());
                    }
                }
                offer(end);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
        }
    }

    /** A plug-in may throw whatever it likes. */
    private void offer(Optional<TrackedEnd> end) {
        try {
            if (tracker.isEmpty()) {
                tracker = Optional.of(opening.get());
            }
            Tracker open = tracker.get();
            if (!pending.isEmpty()) {
                open.epochs(List.copyOf(pending));
                pending.clear();
            }
            if (end.isPresent()) {
                open.ended(end.get());
            }
        } catch (IOException | RuntimeException | LinkageError e) {
            note(e);
        }
    }

    private void close() {
        try {
            tracker.ifPresent(Tracker::close);
        } catch (RuntimeException | LinkageError e) {
            note(e);
        }
    }

    private void note(Throwable e) {
        failure.compareAndSet(null, e.getMessage() == null ? e.toString() : e.getMessage());
    }
}
