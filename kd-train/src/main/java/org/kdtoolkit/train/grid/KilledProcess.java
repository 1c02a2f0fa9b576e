package org.kdtoolkit.train.grid;

import java.util.OptionalLong;

/** Says what is known of a process that ended without saying anything itself. */
final class KilledProcess {

    private static final int SIGNALS = 128;
    private static final int LAST_SIGNAL = 64;
    private static final int ABORT = 6;
    private static final int BUS = 7;
    private static final int KILL = 9;
    private static final int SEGMENTATION = 11;

    private static final long MEGABYTE = 1 << 20;

    private static final String LESS_AT_ONCE =
            "run fewer trials at once (--jobs), or make the batch smaller";

    private KilledProcess() {}

    /**
     * What there is to say.
     *
     * @param code its exit code; where a signal ended it, 128 and the number of that
     * @param said the last that it said; an empty text where that is nothing
     * @param free how few bytes of memory were free when somebody last looked; empty where nobody
     *     did, or they were enough
     */
    static String text(int code, String said, OptionalLong free) {
        return end(code, free) + (said.isEmpty() ? "" : "; the last that it said: " + said);
    }

    private static String end(int code, OptionalLong free) {
        if (free.isPresent()) {
            return "%s when %,d MB of memory were free, perhaps too little for it: %s"
                    .formatted(end(code), free.getAsLong() / MEGABYTE, LESS_AT_ONCE);
        }
        return code - SIGNALS == KILL
                ? "%s, by somebody or by the system, which does so when no memory is left: in that case %s"
                        .formatted(end(code), LESS_AT_ONCE)
                : end(code);
    }

    private static String end(int code) {
        int signal = code - SIGNALS;
        return switch (signal) {
            case KILL -> "its process was killed (signal 9)";
            case SEGMENTATION, BUS, ABORT ->
                    "its process crashed in native code (signal %d)".formatted(signal);
            default ->
                    signal > 0 && signal <= LAST_SIGNAL
                            ? "its process was ended by signal %d".formatted(signal)
                            : "its process ended with exit code %d".formatted(code);
        };
    }
}
