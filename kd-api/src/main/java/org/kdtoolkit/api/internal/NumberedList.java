package org.kdtoolkit.api.internal;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Several problems in one message. */
public final class NumberedList {

    private static final int MOST_SHOWN = 12;

    private NumberedList() {}

    /**
     * One problem as it stands, several as a numbered list that ends with a count after the first
     * dozen; there is at least one.
     */
    public static String of(List<?> problems) {
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
