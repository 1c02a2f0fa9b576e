package org.kdtoolkit.datasets.listing;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Finds classes that differ by case, by blanks or by the form of their letters alone. They may be
 * meant, as a and A among letters, so they are named rather than refused.
 */
final class SimilarClasses {

    private final Map<String, Seen> first = new HashMap<>();
    private Optional<String> example = Optional.empty();
    private int found;

    private record Seen(String name, ListLocation place) {
        String text(ListProblems problems) {
            return "'%s' (%s)".formatted(name, problems.name(place));
        }
    }

    /**
     * Takes a class that was not there before.
     *
     * @param place where it is first mentioned
     * @param problems knows what places are called
     */
    void add(String name, ListLocation place, ListProblems problems) {
        Seen added = new Seen(name, place);
        Seen before = first.putIfAbsent(key(name), added);
        if (before != null) {
            found++;
            if (example.isEmpty()) {
                example = Optional.of(before.text(problems) + " and " + added.text(problems));
            }
        }
    }

    private static String key(String name) {
        StringBuilder key = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .filter(c -> !CanonicalText.isBlank(c) && Character.getType(c) != Character.FORMAT)
                .forEach(key::appendCodePoint);
        return key.toString();
    }

    /** What a report must say of them; empty if there are none. */
    Optional<String> note() {
        return example.map(
                pair ->
                        "classes that differ by case or blanks alone: %s%s"
                                .formatted(
                                        pair,
                                        found > 1 ? ", and %d more".formatted(found - 1) : ""));
    }
}
