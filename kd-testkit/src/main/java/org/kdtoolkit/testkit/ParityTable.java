package org.kdtoolkit.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * How near the methods of a module come to their published code: the rows of {@code parity.txt}
 * among its test resources, each of which {@link FixtureParity} asserts.
 *
 * @param rows in the file's order
 */
public record ParityTable(List<ParityRow> rows) {

    /** Where a module has it, below its folder. */
    public static final String PATH = "src/test/resources/parity.txt";

    private static final String RESOURCE = "/parity.txt";

    /**
     * Reads a table; empty lines and those that begin with {@code #} say nothing.
     *
     * @param text the lines of the file
     * @throws IllegalArgumentException if a line isn't a {@linkplain ParityRow row}
     */
    public static ParityTable parse(String text) {
        return new ParityTable(
                text.lines()
                        .filter(line -> !line.isBlank() && !line.startsWith("#"))
                        .map(ParityRow::parse)
                        .toList());
    }

    /** The table of the module whose tests run. */
    static ParityTable ofThisModule() {
        try (InputStream in = ParityTable.class.getResourceAsStream(RESOURCE)) {
            return parse(in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The row of a fixture.
     *
     * @throws IllegalArgumentException if there is none; the message shows what to add
     */
    ParityRow row(String fixture) {
        return rows.stream()
                .filter(row -> row.fixture().equals(fixture))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "%s has no row for the fixture %s: add '%s | METHOD | SOURCE | 1e-6 | 1e-6 | 1e-6 | 1e-6 |' with the bounds that its tests keep"
                                                .formatted(PATH, fixture, fixture)));
    }
}
