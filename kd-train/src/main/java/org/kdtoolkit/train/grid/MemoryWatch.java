package org.kdtoolkit.train.grid;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Keeps a further process from starting while the machine has less memory free than those before it
 * have needed at most: else the system would end one of them.
 */
final class MemoryWatch {

    private static final long MEGABYTE = 1 << 20;
    private static final long LOOKS_EVERY_MILLISECONDS = 500;

    private final Consumer<String> noticed;
    private final Map<Long, Long> running = new ConcurrentHashMap<>();
    private long peak;
    private boolean said;

    MemoryWatch(Consumer<String> noticed) {
        this.noticed = noticed;
    }

    /** A process has begun. */
    synchronized void watch(long pid) {
        running.put(pid, 0L);
    }

    /** A process has ended. */
    synchronized void forget(long pid) {
        running.remove(pid);
        notifyAll();
    }

    /** Sees how much a process has needed so far. */
    synchronized void look(long pid) {
        SystemMemory.peak(pid)
                .ifPresent(
                        most -> {
                            running.computeIfPresent(pid, (own, before) -> most);
                            peak = Math.max(peak, most);
                        });
    }

    /** Waits until there is memory for one process more, or no other is running. */
    synchronized void awaitPlace() throws InterruptedException {
        OptionalLong free = SystemMemory.free();
        while (!running.isEmpty() && free.isPresent() && free.getAsLong() < needed()) {
            if (!said) {
                said = true;
                noticed.accept(
                        "a trial has needed %,d MB so far, and %,d MB of memory are free: fewer trials run at once than asked for"
                                .formatted(peak / MEGABYTE, free.getAsLong() / MEGABYTE));
            }
            wait(LOOKS_EVERY_MILLISECONDS);
            free = SystemMemory.free();
        }
    }

    /** What one more needs, beside what those that run may still grow by. */
    private long needed() {
        return peak + running.values().stream().mapToLong(now -> peak - now).sum();
    }
}
