package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.kdtoolkit.report.leaderboard.TextLayout;

/**
 * A bar on the terminal's last two lines, where there is a terminal: how far all is, and below what
 * is done right now.
 */
final class ProgressBar {

    private static final int WIDTH = 24;
    private static final int LEAST = 8;
    private static final String GAP = "  ";

    /** The brackets, the percentage and the blanks around it. */
    private static final int BESIDE = 10;

    private static final byte[] ERASE = "\r\u001b[K".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] UP = "\u001b[1A".getBytes(StandardCharsets.US_ASCII);

    private final PrintStream err;
    private final boolean shown;
    private final int columns;
    private boolean drawn;

    /**
     * A bar that is not drawn yet.
     *
     * @param shown whether there is a terminal
     * @param columns how many characters fit on a line of it
     */
    ProgressBar(PrintStream err, boolean shown, int columns) {
        this.err = err;
        this.shown = shown;
        this.columns = columns;
    }

    /** A bar that is shown if there is a terminal. */
    static ProgressBar on(PrintStream err) {
        return new ProgressBar(err, Screen.isBehindErrors(), Screen.columns());
    }

    /** Shows a bar while an experiment is read of which nothing is known. */
    static <T> T reading(PrintStream err, Supplier<T> action) {
        ProgressBar bar = ProgressBar.on(err);
        bar.draw(0, "", "  reading the experiment");
        try {
            return action.get();
        } finally {
            bar.erase();
        }
    }

    /** How lines above the bar are laid out. */
    TextLayout layout() {
        return shown ? new TextLayout(OptionalInt.of(columns), true) : TextLayout.UNBOUNDED;
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
        draw(share, text, "");
    }

    /**
     * The same.
     *
     * @param now stands below
     */
    void draw(double share, String text, String now) {
        if (shown) {
            int place = columns - BESIDE - text.codePointCount(0, text.length());
            int width = Math.max(LEAST, Math.min(WIDTH, place));
            int filled = (int) Math.round(share * width);
            erase();
            // no line may reach the last column, from which some terminals go on to the next line
            err.print(
                    cut(
                                    "[%s%s] %3.0f%%  %s"
                                            .formatted(
                                                    "#".repeat(filled),
                                                    ".".repeat(width - filled),
                                                    100 * share,
                                                    text))
                            + "\n"
                            + cut(now));
            err.flush();
            drawn = true;
        }
    }

    private String cut(String line) {
        String text = line.stripTrailing();
        return text.codePointCount(0, text.length()) < columns
                ? text
                : text.substring(0, text.offsetByCodePoints(0, columns - 1));
    }

    /** Texts beside each other, from the first on, without those that the line has no place for. */
    String asManyAsFit(List<String> texts) {
        StringBuilder line = new StringBuilder();
        for (String text : texts) {
            int length = line.length() + GAP.length() + text.codePointCount(0, text.length());
            if (!text.isEmpty() && (line.isEmpty() || length < columns)) {
                line.append(GAP).append(text);
            }
        }
        return line.toString();
    }

    /** Makes place for a line. */
    void erase() {
        if (drawn) {
            // as bytes, since control characters in texts are shown instead of obeyed
            err.writeBytes(ERASE);
            err.writeBytes(UP);
            err.writeBytes(ERASE);
            drawn = false;
        }
    }
}
