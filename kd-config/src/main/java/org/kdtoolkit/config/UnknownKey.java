package org.kdtoolkit.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * A key that a map does not have.
 *
 * @param written the key as it was written
 * @param known the keys that there are
 */
record UnknownKey(String written, Collection<String> known) {

    /**
     * What to say of it: with the known key that is nearest to it or, where somebody put the name
     * of the map before a key ({@code teacher-view} for the {@code view} of a teacher), with that
     * key.
     *
     * @param inner the keys of the maps that are behind known keys
     */
    String message(Map<String, ? extends Collection<String>> inner) {
        return "unknown key%s (known: %s)"
                .formatted(
                        Suggestions.nearest(written, known)
                                .or(this::behindAPrefix)
                                .or(() -> within(inner))
                                .map("; did you mean '%s'?"::formatted)
                                .orElse(""),
                        known.isEmpty() ? "none" : String.join(", ", known));
    }

    private Optional<String> behindAPrefix() {
        return known.stream()
                .filter(key -> written.endsWith("-" + key))
                .max(Comparator.comparingInt(String::length));
    }

    private Optional<String> within(Map<String, ? extends Collection<String>> inner) {
        return inner.entrySet().stream()
                .filter(map -> written.startsWith(map.getKey() + "-"))
                .flatMap(map -> map.getValue().stream().map(key -> map.getKey() + "." + key))
                .filter(path -> path.replace('.', '-').equals(written))
                .findFirst();
    }
}
