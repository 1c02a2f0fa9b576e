package org.kdtoolkit.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.kdtoolkit.api.data.DataException;

/**
 * A broken list, as a resource under {@code problems}: the list, a line of dashes, and the whole
 * message that it must give, with {@code LIST} in the place of its path.
 */
public final class GoldenProblem {

    private static final String DASHES = "-----\n";

    private GoldenProblem() {}

    /** Writes the list, reads it, and compares the message. */
    public static void check(String resource, Path list, Consumer<Path> reading)
            throws IOException {
        String[] parts = text("/problems/" + resource).split(DASHES, 2);
        Files.writeString(list, parts[0]);
        Throwable thrown = catchThrowable(() -> reading.accept(list));
        assertThat(thrown).isInstanceOf(DataException.class);
        assertThat(thrown.getMessage().replace(list.toString(), "LIST"))
                .isEqualTo(parts[1].stripTrailing());
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = GoldenProblem.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
