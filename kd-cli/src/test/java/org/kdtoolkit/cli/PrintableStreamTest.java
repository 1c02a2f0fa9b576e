package org.kdtoolkit.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PrintableStreamTest {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream stream =
            new PrintableStream(new PrintStream(bytes, true, StandardCharsets.UTF_8));

    @Test
    void showsControlCharactersHoweverTheyArePrinted() {
        stream.print("a\u001b");
        stream.println("b\u202e");
        stream.print((Object) "c\r");
        stream.println(new StringBuilder("d\u0000"));
        stream.print('\u009b');
        stream.print(new char[] {'e', '\u2028'});
        stream.printf("%s%n", "f\u0007");
        stream.append("g\u0008").append('\u007f');

        assertThat(printed())
                .isEqualTo(
                        "a\\u001bb\\u202e\nc\\rd\\u0000\n\\u009be\\u2028f\\u0007\ng\\u0008\\u007f");
    }

    @Test
    void keepsLinesTabsAndLetters() {
        stream.print("é ±\n\tx\n");

        assertThat(printed()).isEqualTo("é ±\n\tx\n");
    }

    @Test
    void printsStackTraces() {
        new IllegalStateException("\u001b[2J").printStackTrace(stream);

        assertThat(printed())
                .startsWith("java.lang.IllegalStateException: \\u001b[2J\n\tat ")
                .doesNotContain("\u001b");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
