package org.kdtoolkit.formats.torch;

import java.io.IOException;

/**
 * How much memory a pickle's values may take: a few bytes of a file ask for many times as many.
 * What is left out takes none, so that long histories and arrays beside the weights are no matter.
 */
final class PickleMemory {

    /** Roughly what Java takes for a number or a reference to a value. */
    static final int NUMBER = 40;

    static final int SLOT = 8;
    private static final int OBJECT = 96;
    private static final int MEGABYTE = 1 << 20;

    private final PickleInput in;
    private final long limit;
    private long taken;

    PickleMemory(PickleInput in, long limit) {
        this.in = in;
        this.limit = limit;
    }

    /** Half of what Java may have. */
    static long ofThisProcess() {
        return Runtime.getRuntime().maxMemory() / 2;
    }

    /** Makes room for a value that was built. */
    void take(Pickled value) throws IOException {
        take(SLOT + size(value));
    }

    /** Makes room for so many references. */
    void takeSlots(long number) throws IOException {
        take(SLOT * number);
    }

    /** Gives back the room of a number that is not kept. */
    void giveNumber() {
        taken -= NUMBER;
    }

    private void take(long bytes) throws IOException {
        taken += bytes;
        if (taken > limit) {
            throw in.failure(
                    "what it holds beside tensors takes more than %d MB of memory; save the weights alone, or give Java more memory"
                            .formatted(limit / MEGABYTE));
        }
    }

    private static long size(Pickled value) {
        if (value instanceof Pickled.Scalar scalar) {
            return scalar.value() instanceof String text
                    ? OBJECT + text.length()
                    : scalar.value() instanceof Number ? NUMBER : 0;
        }
        return value instanceof Pickled.Opaque ? 0 : OBJECT;
    }
}
