package org.kdtoolkit.testkit;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Frees what Java no longer refers to outside the heap, and overwrites it: whatever still points
 * there reads rubbish from then on.
 */
final class FreedMemory {

    private static final Cleaner CLEANER = Cleaner.create();
    private static final int BUFFERS = 4000;
    private static final byte RUBBISH = 0x7f;

    private FreedMemory() {}

    /** Collects garbage, waits until its memory is freed, and writes over it. */
    static void collect() {
        CountDownLatch collected = new CountDownLatch(1);
        CLEANER.register(new Object(), collected::countDown);
        System.gc();
        try {
            if (!collected.await(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("no garbage was collected");
            }
            // the collector hands cleaners over one after the other
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        overwrite();
    }

    private static void overwrite() {
        List<ByteBuffer> memory = new ArrayList<>();
        for (int i = 0; i < BUFFERS; i++) {
            ByteBuffer buffer = ByteBuffer.allocateDirect(Float.BYTES * (1 + i % 4));
            while (buffer.hasRemaining()) {
                buffer.put(RUBBISH);
            }
            memory.add(buffer);
        }
    }
}
