package org.kdtoolkit.media.video;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.kdtoolkit.api.data.SampleException;

/**
 * Keeps videos open from one clip to the next, so that clips of one video open it once. Safe for
 * use from several threads: each borrows a video for itself, and a second one is opened where the
 * first is out.
 *
 * <pre>{@code
 * try (VideoPool.Loan loan = pool.borrow(path)) {
 *     loan.video().read(...);
 * }
 * }</pre>
 */
public final class VideoPool implements AutoCloseable {

    private final int maxIdle;
    private final Deque<Loan> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * Creates a pool.
     *
     * @param maxIdle how many videos that nobody uses stay open, 0 or more; the one that was used
     *     the longest time ago is closed first
     */
    public VideoPool(int maxIdle) {
        if (maxIdle < 0) {
            throw new IllegalArgumentException(
                    "0 or more videos stay open, found %d".formatted(maxIdle));
        }
        this.maxIdle = maxIdle;
    }

    /**
     * Takes an open video, or opens it.
     *
     * @return what is closed after use, by which the video comes back
     * @throws SampleException as {@link Videos#open}
     * @throws IllegalStateException if the pool is closed
     */
    public Loan borrow(Path path) throws SampleException {
        Loan loan = takeIdle(path);
        return loan == null ? new Loan(path, Videos.open(path)) : loan;
    }

    private synchronized Loan takeIdle(Path path) {
        if (closed) {
            throw new IllegalStateException("the pool of videos is closed");
        }
        Iterator<Loan> newestFirst = idle.iterator();
        while (newestFirst.hasNext()) {
            Loan loan = newestFirst.next();
            if (loan.path.equals(path)) {
                newestFirst.remove();
                return new Loan(path, loan.video);
            }
        }
        return null;
    }

    private void giveBack(Loan loan) {
        List<Loan> superfluous = new ArrayList<>();
        synchronized (this) {
            idle.addFirst(loan);
            while (idle.size() > (closed ? 0 : maxIdle)) {
                superfluous.add(idle.removeLast());
            }
        }
        superfluous.forEach(old -> old.video.close());
    }

    /** Closes all videos; those that are out are closed when they come back. */
    @Override
    public void close() {
        List<Loan> rest;
        synchronized (this) {
            closed = true;
            rest = new ArrayList<>(idle);
            idle.clear();
        }
        rest.forEach(old -> old.video.close());
    }

    /** A video for one thread, until it is closed. */
    public final class Loan implements AutoCloseable {

        private final Path path;
        private final Video video;
        private boolean returned;

        private Loan(Path path, Video video) {
            this.path = path;
            this.video = video;
        }

        /** The video, which comes back to the pool with {@link #close}. */
        public Video video() {
            if (returned) {
                throw new IllegalStateException(path + " was given back already");
            }
            return video;
        }

        @Override
        public void close() {
            if (!returned) {
                returned = true;
                giveBack(this);
            }
        }
    }
}
