package org.kdtoolkit.loading.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * The room in a folder that several processes fill. Each adds up what it puts there itself, and
 * counts the folder again, with all that the others have put there, after each sixteenth of the
 * bound; so that n processes exceed the bound by n - 1 sixteenths at most, and only until the next
 * count.
 *
 * <p>Where room is needed, what was used least recently goes, but nothing that was used since this
 * object was made: an epoch reads every sample once, so that the least recently used is the one
 * whose turn comes next, and a cache that let it go would never hit. What does not fit is not kept
 * instead, and the cache hits for the share that does.
 *
 * <p>Whatever the bound, a gigabyte of the disk stays free for others.
 */
final class CacheSpace {

    /** What the disk has free at least, in bytes. */
    static final long RESERVE = 1 << 30;

    private static final int SHARE = 16;

    /** How long nothing is counted after a count that changed nothing. */
    private static final long PATIENCE_NANOS = Duration.ofMinutes(10).toNanos();

    /** The coarsest that file systems keep times, in milliseconds. */
    private static final long TICK = 2000;

    private final CachePaths layout;
    private final long bound;
    private final LongSupplier free;
    private final long began = System.currentTimeMillis() - TICK;

    private boolean counted;
    private long limit;
    private long size;
    private long sinceCount;
    private long lastInVain = System.nanoTime() - PATIENCE_NANOS;

    /**
     * Counts nothing yet.
     *
     * @param bound the most bytes that all entries may take
     * @param free tells how many bytes the disk has free
     */
    CacheSpace(CachePaths layout, long bound, LongSupplier free) {
        this.layout = layout;
        this.bound = bound;
        this.free = free;
    }

    /** When this began, in milliseconds since 1970: what was used since then stays. */
    long began() {
        return began;
    }

    /**
     * Takes room for an entry, which is made if needed.
     *
     * @param bytes the room that the entry takes
     * @return whether it may be written
     * @throws IOException if the folder can't be made, read or locked
     */
    synchronized boolean take(long bytes) throws IOException {
        if (bytes > bound || isDue(bytes) && !count(bytes) || size + bytes > limit) {
            return false;
        }
        size += bytes;
        sinceCount += bytes;
        return true;
    }

    private boolean isDue(long bytes) {
        return !counted || sinceCount > bound / SHARE || size + bytes > limit && !countedInVain();
    }

    private boolean countedInVain() {
        return System.nanoTime() - lastInVain < PATIENCE_NANOS;
    }

    /** Whether not even the smallest entry finds room, for the time being. */
    synchronized boolean isFull() {
        return counted && size + CachePaths.room(1) > limit && countedInVain();
    }

    /**
     * Makes sure that the bound holds, with what others have written.
     *
     * @throws IOException as {@link #take}
     */
    synchronized void settle() throws IOException {
        if (sinceCount > 0) {
            count(0);
        }
    }

    /**
     * Counts what is there, and makes room.
     *
     * @return whether it did; not while another process does
     */
    private boolean count(long wanted) throws IOException {
        Files.createDirectories(layout.root());
        try (FileChannel file =
                        FileChannel.open(
                                layout.root().resolve("lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                FileLock lock = file.tryLock()) {
            if (lock == null) {
                return false;
            }
            size = evict(layout.entries(), wanted);
        } catch (OverlappingFileLockException anotherCacheOfThisProcess) {
            return false;
        }
        counted = true;
        sinceCount = 0;
        if (size + wanted > limit) {
            lastInVain = System.nanoTime();
        }
        return true;
    }

    /** Deletes what has to go, with some more so that it need not be done often; what is left. */
    private long evict(List<CachePaths.Entry> entries, long wanted) {
        long left = entries.stream().mapToLong(CachePaths.Entry::bytes).sum();
        limit = Math.min(bound, left + Math.max(0, free.getAsLong() - RESERVE));
        long goal = left + wanted > limit ? limit - bound / SHARE - wanted : left;
        entries.sort(Comparator.comparingLong(CachePaths.Entry::lastUse));
        for (CachePaths.Entry entry : entries) {
            boolean inUse = entry.lastUse() >= began;
            if (left <= (inUse ? limit : goal)) {
                break;
            }
            if (entry.file().toFile().delete()) {
                left -= entry.bytes();
            }
        }
        return left;
    }
}
