package org.kdtoolkit.cli;

import java.io.IOException;

/**
 * Ends this process when the one that started it has ended, however that came about: then nobody
 * holds the other end of its standard input.
 */
final class ParentWatch {

    /** Set to {@code true} by whoever starts this process and keeps its standard input open. */
    static final String PROPERTY = "kd.ends.with.input";

    private ParentWatch() {}

    /** Whether this process is to end with the one that started it. */
    static boolean isAsked() {
        return Boolean.getBoolean(PROPERTY);
    }

    /** Begins to watch, if that is asked for. */
    static void begin() {
        if (isAsked()) {
            Thread watch = new Thread(ParentWatch::watch, "kd-parent");
            watch.setDaemon(true);
            watch.start();
        }
    }

    private static void watch() {
        try {
            while (System.in.read() >= 0) {
                // nobody writes anything
            }
        } catch (IOException closed) {
            // as good as the end of the input
        }
        end();
    }

    /** Ends this process, as the other has. */
    static void end() {
        System.exit(ExitCode.INTERRUPTED.code());
    }
}
