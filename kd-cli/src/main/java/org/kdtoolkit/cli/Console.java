package org.kdtoolkit.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err progress, log and complaints
 */
public record Console(PrintStream out, PrintStream err) {

    /** Sees to it that what is written shows control characters instead of obeying them. */
    public Console {
        out = new PrintableStream(out);
        err = new PrintableStream(err);
    }
}
