package org.kdtoolkit.testkit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A row of the table of parity: how near a method comes to the figures of its published code.
 *
 * <p>A difference is the largest of an array, divided by the largest figure of that array: a loss
 * of 2 that should be 2.000002 differs by 1e-6. A bound holds for all cases and arrays of the
 * fixture that the method's tests compare.
 *
 * @param fixture the fixture's name, without its ending
 * @param method what is compared, such as the name of an objective
 * @param source whose code made the figures, such as a repository
 * @param bounds by engine, at most how much values and gradients differ
 * @param remark what is different, left out or not reached; empty if nothing is
 */
public record ParityRow(
        String fixture, String method, String source, Map<String, Bounds> bounds, String remark) {

    /** The engines in the table, as DJL names them, in its order. */
    public static final List<String> ENGINES = List.of("PyTorch", "MXNet");

    private static final int FIELDS = 8;
    private static final String NOTHING = "-";

    /**
     * At most how much figures differ.
     *
     * @param value of values; empty where none are compared
     * @param gradient of gradients; empty where none are compared
     */
    public record Bounds(Optional<String> value, Optional<String> gradient) {}

    /**
     * Reads a line: {@code fixture | method | source | value | gradient | value | gradient |
     * remark}, first PyTorch's bounds, then MXNet's; {@code -} stands for what isn't compared.
     *
     * @throws IllegalArgumentException if it isn't of that form
     */
    static ParityRow parse(String line) {
        String[] fields = line.split("\\|", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException(
                    "a row of parity.txt is 'fixture | method | source | value | gradient | value |"
                            + " gradient | remark', first PyTorch's, then MXNet's; found '"
                            + line
                            + "'");
        }
        return new ParityRow(
                fields[0].strip(),
                fields[1].strip(),
                fields[2].strip(),
                Map.of(
                        ENGINES.get(0),
                        new Bounds(bound(fields[3]), bound(fields[4])),
                        ENGINES.get(1),
                        new Bounds(bound(fields[5]), bound(fields[6]))),
                fields[7].strip());
    }

    private static Optional<String> bound(String field) {
        String text = field.strip();
        if (text.equals(NOTHING)) {
            return Optional.empty();
        }
        if (!text.matches("0|1e-\\d+")) {
            throw new IllegalArgumentException(
                    "a bound in parity.txt is 0, a power of ten such as 1e-6, or - where nothing is"
                            + " compared; found '"
                            + text
                            + "'");
        }
        return Optional.of(text);
    }
}
