package org.kdtoolkit.loading.cache;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.TensorCache;

/** Makes the tensor [2, n] of a file's n characters and their squares, and counts how often. */
final class CountedReading implements TensorCache.Reading {

    private final Path file;
    private final AtomicInteger count = new AtomicInteger();

    CountedReading(Path file) {
        this.file = file;
    }

    @Override
    public HostTensor read() throws SampleException {
        count.incrementAndGet();
        try {
            return tensor(Files.readString(file));
        } catch (IOException e) {
            throw new SampleException(file + " can't be read", e);
        }
    }

    static HostTensor tensor(String content) {
        int length = content.length();
        float[] values = new float[2 * length];
        for (int i = 0; i < length; i++) {
            values[i] = content.charAt(i);
            values[length + i] = values[i] * values[i];
        }
        return HostTensor.of(values, 2, length);
    }

    /** How often it was read. */
    int count() {
        return count.get();
    }
}
