package org.kdtoolkit.train.grid;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/**
 * The processes that this one has started; they end with it. Where it is killed and can't see to
 * that, each notices that nobody holds its standard input any more.
 */
public final class Children implements AutoCloseable {

    /** A trial stops at once when it is told to. */
    private static final int SECONDS = 10;

    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private final Thread hook = new Thread(this::stop, "kd-children");
    private volatile boolean stopping;

    /** Has none yet; from now on this process ends them when it ends. */
    public Children() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether no further process may be started. */
    public boolean isStopping() {
        return stopping;
    }

    /** One has been started; where all are to stop, it is told so. */
    public void add(Process child) {
        running.add(child);
        if (stopping) {
            child.destroy();
        }
    }

    /** One has ended. */
    public void remove(Process child) {
        running.remove(child);
    }

    private void stop() {
        stopping = true;
        running.forEach(Process::destroy);
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            for (Process child : running) {
                child.waitFor(until - System.nanoTime(), TimeUnit.NANOSECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        running.forEach(Process::destroyForcibly);
    }

    /** Ends those that are still there. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException ending) {
            // the process ends at this moment, and the hook is running
        }
    }
}
