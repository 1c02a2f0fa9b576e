package org.kdtoolkit.predict.files;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.predict.Student;

/**
 * Reads files in their order, several at a time and a few ahead of whoever takes them. For one
 * thread.
 */
final class ReadAhead implements Iterator<ReadAhead.ReadFile>, AutoCloseable {

    /**
     * What was read of a file.
     *
     * @param views as the student perceives it; none where it can't be read
     * @param fault why it can't be read
     */
    record ReadFile(Path path, List<HostTensor> views, Optional<SampleException> fault) {}

    private final Student student;
    private final Iterator<Path> files;
    private final ExecutorService threads;
    private final int ahead;
    private final Deque<Future<ReadFile>> begun = new ArrayDeque<>();

    ReadAhead(Student student, List<Path> files, int threads) {
        this.student = student;
        this.files = files.iterator();
        this.threads = Executors.newFixedThreadPool(threads);
        this.ahead = 2 * threads;
    }

    @Override
    public boolean hasNext() {
        return !begun.isEmpty() || files.hasNext();
    }

    @Override
    public ReadFile next() {
        while (files.hasNext() && begun.size() < ahead) {
            Path file = files.next();
            begun.add(threads.submit(() -> read(file)));
        }
        if (begun.isEmpty()) {
            throw new NoSuchElementException("there are no more files");
        }
        try {
            return begun.remove().get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a file was read", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private ReadFile read(Path file) {
        try {
            return new ReadFile(file, student.read(file), Optional.empty());
        } catch (SampleException e) {
            return new ReadFile(file, List.of(), Optional.of(e));
        }
    }

    /** Lets go of what was read and not taken. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
