package org.kdtoolkit.formats.torch;

import java.nio.charset.StandardCharsets;

/** Bytes as a table of cases writes them: letters, \n, \\ and \x with two digits. */
final class Escaped {

    private Escaped() {}

    static byte[] bytes(String text) {
        return PythonEscapes.inText(text).getBytes(StandardCharsets.ISO_8859_1);
    }
}
