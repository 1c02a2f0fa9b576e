package org.kdtoolkit.cli;

import java.io.PrintStream;

/**
 * Where a command writes.
 *
 * @param out results
 * @param err progress, log and complaints
 */
public record Console(PrintStream out, PrintStream err) {}
