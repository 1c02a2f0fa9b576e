package org.kdtoolkit.api;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A configuration that can't be used. The message says what was expected, what was found and what
 * to do; whoever knows the file adds the place.
 */
public class ConfigurationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int MOST_SHOWN = 12;

    /** Creates the exception with its message. */
    public ConfigurationException(String message) {
        super(message);
    }

    /** Creates the exception with its message and what it came from. */
    public ConfigurationException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * One problem as it stands, several as a numbered list that ends with a count after the first
     * dozen; there is at least one.
     */
    protected static String list(List<?> problems) {
        if (problems.size() == 1) {
            return problems.get(0).toString();
        }
        int shown = Math.min(MOST_SHOWN, problems.size());
        int rest = problems.size() - shown;
        return IntStream.range(0, shown)
                .mapToObj(i -> "\n%3d) %s".formatted(i + 1, problems.get(i)))
                .collect(
                        Collectors.joining(
                                "",
                                problems.size() + " problems:",
                                rest == 0 ? "" : "\nand %d more".formatted(rest)));
    }
}
