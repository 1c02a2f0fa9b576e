package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.util.OptionalInt;
import org.kdtoolkit.report.leaderboard.TextLayout;

/**
 * The terminal, of which the launcher tells by system properties: {@code kd.terminal} whether
 * errors go to one, {@code kd.terminal.out} whether results do, {@code kd.columns} its width.
 */
final class Screen {

    private static final int USUAL = 80;

    private Screen() {}

    /** Whether errors and progress go to a terminal. */
    static boolean isBehindErrors() {
        return Boolean.getBoolean("kd.terminal");
    }

    /** How many characters fit on a line; 80 where the terminal does not tell. */
    static int columns() {
        int columns = Integer.getInteger("kd.columns", USUAL);
        return columns > 0 ? columns : USUAL;
    }

    /** The width that results have to fit; empty where they go to a file or another program. */
    static OptionalInt width() {
        return Boolean.getBoolean("kd.terminal.out")
                ? OptionalInt.of(columns())
                : OptionalInt.empty();
    }

    /**
     * How tables of results are laid out.
     *
     * @param all whether all metrics are asked for
     */
    static TextLayout layout(boolean all) {
        return new TextLayout(width(), all);
    }

    /** Prints a message; on a terminal, its lines are broken at blanks. */
    static void complain(PrintStream err, String message) {
        if (isBehindErrors()) {
            TextLayout layout = new TextLayout(OptionalInt.of(columns()), true);
            message.lines().forEach(line -> err.print(layout.prose(line, "  ")));
        } else {
            err.println(message);
        }
    }
}
