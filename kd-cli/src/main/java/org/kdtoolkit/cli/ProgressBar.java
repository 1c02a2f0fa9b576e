package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * A bar on the terminal's last line, where there is a terminal. The launcher says by the system
 * property {@code kd.terminal} whether there is.
 */
final class ProgressBar {

    private static final int WIDTH = 24;
    private static final byte[] ERASE = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);

    private final PrintStream err;
    private final boolean shown;

    ProgressBar(PrintStream err, boolean shown) {
        this.err = err;
        this.shown = shown;
    }

    /** A bar that is shown if there is a terminal. */
    static ProgressBar on(PrintStream err) {
        return new ProgressBar(err, Boolean.getBoolean("kd.terminal"));
    }

    /** Whether there is a terminal. */
    boolean shown() {
        return shown;
    }

    /**
     * Draws the bar over the one before.
     *
     * @param share from 0 to 1
     * @param text behind it
     */
    void draw(double share, String text) {
        if (shown) {
            int filled = (int) Math.round(share * WIDTH);
            erase();
            err.print(
                    "[%s%s] %3.0f%%  %s"
                            .formatted(
                                    "#".repeat(filled),
                                    ".".repeat(WIDTH - filled),
                                    100 * share,
                                    text));
            err.flush();
        }
    }

    /** Makes place for a line. */
    void erase() {
        if (shown) {
            // as bytes, since control characters in texts are shown instead of obeyed
            err.writeBytes(ERASE);
        }
    }
}
