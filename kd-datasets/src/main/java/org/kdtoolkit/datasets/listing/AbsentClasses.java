package org.kdtoolkit.datasets.listing;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds classes that have samples in the list, none of which is there: with some samples of all
 * classes gone nothing is amiss, but a whole class that is gone is mostly a folder that is.
 */
final class AbsentClasses {

    private static final int SHOWN = 3;

    private final Map<Integer, ListLocation> listed = new LinkedHashMap<>();
    private final BitSet there = new BitSet();

    /**
     * Takes a sample.
     *
     * @param labels the numbers of its classes
     */
    void add(ListEntry entry, int[] labels) {
        boolean isThere = entry.isThere();
        for (int label : labels) {
            listed.putIfAbsent(label, entry.place());
            if (isThere) {
                there.set(label);
            }
        }
    }

    /**
     * What a report must say of them; empty if there are none, or nothing of any class is there.
     *
     * @param names of the classes by number
     */
    Optional<String> note(List<String> names) {
        List<Integer> absent = listed.keySet().stream().filter(n -> !there.get(n)).toList();
        if (absent.isEmpty() || there.isEmpty()) {
            return Optional.empty();
        }
        ListLocation first = listed.get(absent.get(0));
        return Optional.of(
                "no sample of %s is there (%s, first listed in line %d of %s); look whether a folder is missing"
                        .formatted(
                                absent.size() == 1
                                        ? "one class"
                                        : "%d classes".formatted(absent.size()),
                                shown(absent, names),
                                first.line(),
                                first.file()));
    }

    private static String shown(List<Integer> absent, List<String> names) {
        String first =
                absent.stream()
                        .limit(SHOWN)
                        .map(number -> "'%s'".formatted(names.get(number)))
                        .collect(Collectors.joining(", "));
        int more = absent.size() - SHOWN;
        return more > 0 ? "%s and %d more".formatted(first, more) : first;
    }
}
