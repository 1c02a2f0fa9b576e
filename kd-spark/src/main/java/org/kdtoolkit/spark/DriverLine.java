package org.kdtoolkit.spark;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.spark.driver.DriverSays;

/**
 * A line that the driver has said.
 *
 * @param what it says
 * @param parts what stands behind that
 */
record DriverLine(DriverSays.What what, List<String> parts) {

    DriverLine {
        parts = List.copyOf(parts);
    }

    /** What stands in a line; empty where it is not the driver's. */
    static Optional<DriverLine> parse(String line) {
        List<String> parts = List.of(line.split("\t", -1));
        return parts.size() > 2 && parts.get(0).equals(DriverSays.MARK)
                ? Optional.of(
                        new DriverLine(
                                DriverSays.What.valueOf(parts.get(1)),
                                parts.subList(2, parts.size())))
                : Optional.empty();
    }

    /** The trial's number, where one is meant. */
    int number() {
        return Integer.parseInt(parts.get(0));
    }

    /** The exit code of a trial that has ended. */
    int code() {
        return Integer.parseInt(parts.get(1));
    }

    /** What a user reads; always the last. */
    String message() {
        return parts.get(parts.size() - 1);
    }
}
