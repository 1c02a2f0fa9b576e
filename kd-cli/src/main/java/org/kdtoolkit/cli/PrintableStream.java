package org.kdtoolkit.cli;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.kdtoolkit.api.internal.Printable;

/**
 * A stream to a terminal: all texts that are printed pass through {@link Printable}, so that no
 * label, id or message moves the cursor or writes where it should not.
 */
final class PrintableStream extends PrintStream {

    /** Prints on a stream. */
    PrintableStream(PrintStream to) {
        super(to, true, StandardCharsets.UTF_8);
    }

    @Override
    public void print(String text) {
        super.print(Printable.text(String.valueOf(text)));
    }

    @Override
    public void print(Object object) {
        print(String.valueOf(object));
    }

    @Override
    public void print(char character) {
        print(String.valueOf(character));
    }

    @Override
    public void print(char[] text) {
        print(String.valueOf(text));
    }
}
