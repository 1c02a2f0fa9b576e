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

    private final Memory memory;
    private final Consumer<String> noticed;
    private final Map<Long, Sight> running = new ConcurrentHashMap<>();
    private long peak;
    private boolean said;

    /**
     * What was last seen of a process, in bytes.
     *
     * @param most how much it has held at most
     * @param free how much was free beside it
     */
    private record Sight(long most, OptionalLong free) {

        private static final Sight NOTHING = new Sight(0, OptionalLong.empty());
    }

    /**
     * Has seen nothing yet.
     *
     * @param memory tells how much there is
     * @param noticed is told, once, that processes have to wait
     */
    MemoryWatch(Memory memory, Consumer<String> noticed) {
        this.memory = memory;
        this.noticed = noticed;
    }

    /** A process has begun. */
    synchronized void watch(long pid) {
        running.put(pid, Sight.NOTHING);
    }

    /** A process has ended. */
    synchronized void forget(long pid) {
        running.remove(pid);
        notifyAll();
    }

    /** Sees how much a process has needed so far. */
    synchronized void look(long pid) {
        OptionalLong most = memory.peak(pid);
        if (most.isPresent()) { // else it has ended, and what it held is free again
            running.replace(pid, new Sight(most.getAsLong(), memory.free()));
            peak = Math.max(peak, most.getAsLong());
        }
    }

    /**
     * How few bytes were free when a process was last seen; empty if that was as much as it has
     * held itself, or isn't known.
     */
    synchronized OptionalLong shortage(long pid) {
        Sight last = running.getOrDefault(pid, Sight.NOTHING);
        return last.free().stream().filter(free -> free < last.most()).findFirst();
    }

    /** Waits until there is memory for one process more, or no other is running. */
    synchronized void awaitPlace() throws InterruptedException {
        OptionalLong free = memory.free();
        while (!running.isEmpty() && free.isPresent() && free.getAsLong() < needed()) {
            if (!said) {
                said = true;
                noticed.accept(
                        "a trial has needed %,d MB so far, and %,d MB of memory are free: fewer trials run at once than asked for"
                                .formatted(peak / MEGABYTE, free.getAsLong() / MEGABYTE));
            }
            wait(LOOKS_EVERY_MILLISECONDS);
            free = memory.free();
        }
    }

    /** Whether those that run may grow by more than is free, so that one of them should end. */
    synchronized boolean isShort() {
        OptionalLong free = memory.free();
        return running.size() > 1 && free.isPresent() && free.getAsLong() < growth();
    }

    /** What one more needs, beside what those that run may still grow by. */
    private long needed() {
        return peak + growth();
    }

    private long growth() {
        return running.values().stream().mapToLong(now -> peak - now.most()).sum();
    }
}
