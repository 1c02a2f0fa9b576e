package org.kdtoolkit.train.run;

import jakarta.inject.Inject;
import java.util.ArrayDeque;
import java.util.Deque;

/** What an experiment has opened, to be closed in the opposite order. */
final class Resources implements AutoCloseable {

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();

    @Inject
    Resources() {}

    <T extends AutoCloseable> T add(T resource) {
        opened.push(resource);
        return resource;
    }

    @Override
    public void close() {
        RuntimeException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception | LinkageError e) {
                RuntimeException failure = new IllegalStateException("could not be closed", e);
                if (first == null) {
                    first = failure;
                } else {
                    first.addSuppressed(failure);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }
}
