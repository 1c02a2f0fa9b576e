package org.kdtoolkit.loading;

import ai.djl.ndarray.NDManager;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.kdtoolkit.api.data.Batch;
import org.kdtoolkit.api.data.DataException;

/**
 * One pass through a subset: its batches in order, decoded ahead in the background. Used by one
 * thread, and closed by it, early or at the end.
 *
 * <p>At most {@link BatchLoader.Builder#optPrefetch prefetch} batches are decoded or being decoded
 * at any time, however slow the consumer is.
 */
public final class Epoch implements AutoCloseable {

    private final BatchLoader loader;
    private final RowQueue rows;
    private final ExecutorService workers;
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Deque<CompletableFuture<HostBatch>> pending = new ArrayDeque<>();
    private boolean allSubmitted;
    private HostBatch next;
    private long waitedNanos;

    Epoch(BatchLoader loader, RowQueue rows) {
        this.loader = loader;
        this.rows = rows;
        this.workers = Executors.newFixedThreadPool(loader.workers(), Epoch::worker);
        decodeAhead();
    }

    private static Thread worker(Runnable task) {
        Thread thread = new Thread(task, "kd-loader");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Whether there is another batch; waits until it is decoded.
     *
     * @throws DataException if a sample of it can't be read and the policy is to fail, or the
     *     samples' shapes differ
     * @throws CancellationException if the calling thread is interrupted; it stays so
     */
    public boolean hasNext() {
        while (next == null && !closed.get() && !pending.isEmpty()) {
            HostBatch batch = await(pending.remove());
            decodeAhead();
            if (!batch.isEmpty()) {
                next = batch;
            }
        }
        return next != null;
    }

    /**
     * The next batch.
     *
     * @param manager owns the batch's arrays, and says on which device they are; to be closed by
     *     the caller after the step
     * @throws NoSuchElementException if there is none
     * @throws DataException as {@link #hasNext}
     * @throws CancellationException as {@link #hasNext}
     */
    public Batch next(NDManager manager) {
        if (!hasNext()) {
            throw new NoSuchElementException("the epoch is over");
        }
        HostBatch batch = next;
        next = null;
        try {
            return batch.toBatch(loader.subset(), loader.targets(), manager);
        } finally {
            batch.release(loader.staging());
        }
    }

    /** For how many nanoseconds this epoch's consumer has waited for data so far. */
    public long waitedNanos() {
        return waitedNanos;
    }

    /**
     * Ends the pass. Workers finish their current sample, and are gone when this returns, unless
     * the calling thread is interrupted. They themselves are never interrupted: that would close
     * files that a data set keeps open for all its samples.
     */
    @Override
    public void close() {
        closed.set(true);
        workers.shutdown();
        try {
            workers.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pending.forEach(future -> future.thenAccept(batch -> batch.release(loader.staging())));
        pending.clear();
        if (next != null) {
            next.release(loader.staging());
            next = null;
        }
    }

    private void decodeAhead() {
        while (pending.size() < loader.prefetch() && !allSubmitted) {
            List<Row> batch = rows.take();
            if (batch.isEmpty()) {
                allSubmitted = true;
            } else {
                pending.add(
                        CompletableFuture.supplyAsync(
                                () -> loader.reader().read(batch, closed::get), workers));
            }
        }
    }

    private HostBatch await(Future<HostBatch> future) {
        long start = System.nanoTime();
        try {
            if (Thread.interrupted()) { // get() does not look if it need not wait
                throw new InterruptedException();
            }
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            CancellationException cancelled =
                    new CancellationException("interrupted while waiting for data");
            cancelled.initCause(e);
            throw cancelled;
        } catch (ExecutionException e) {
            throw failure(e.getCause());
        } finally {
            waitedNanos += System.nanoTime() - start;
        }
    }

    private static RuntimeException failure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof DataException
                ? new DataException(cause.getMessage(), cause)
                : new IllegalStateException("a batch could not be prepared", cause);
    }
}
