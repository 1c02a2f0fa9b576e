package org.kdtoolkit.train.grid;

/** Says what probably became of a process that ended without saying so itself. */
final class KilledProcess {

    private static final int SIGNALS = 128;
    private static final int ABORT = 6;
    private static final int BUS = 7;
    private static final int KILL = 9;
    private static final int SEGMENTATION = 11;

    private KilledProcess() {}

    static String text(int code, String message) {
        String said = message.isEmpty() ? "" : "; the last that it said: " + message;
        return switch (code - SIGNALS) {
            case KILL ->
                    "its process was killed (signal 9): most likely the system had no memory left"
                        + " for it; run fewer trials at once (--jobs), or make the batch smaller"
                            + said;
            case SEGMENTATION, BUS, ABORT ->
                    "its process crashed in native code (signal %d)%s"
                            .formatted(code - SIGNALS, said);
            default -> "its process ended with exit code %d%s".formatted(code, said);
        };
    }
}
