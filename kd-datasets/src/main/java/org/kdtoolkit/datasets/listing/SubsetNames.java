package org.kdtoolkit.datasets.listing;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * What a list calls the subsets.
 *
 * @param byName the subset of each name
 * @param required whether each of them must have samples
 */
public record SubsetNames(Map<String, Subset> byName, boolean required) {

    private static final List<String> KEYS =
            Arrays.stream(Subset.values()).map(Subset::key).toList();

    /** The subsets by their own names, none of which must have samples. */
    public static SubsetNames plain() {
        return of(Optional.empty());
    }

    /**
     * The names of the key {@code subsets}.
     *
     * @throws ConfigurationException if it names an unknown subset, or the same samples twice
     */
    public static SubsetNames of(Optional<Map<String, String>> configured) {
        Map<Subset, String> names = new EnumMap<>(Subset.class);
        if (configured.isEmpty()) {
            Arrays.stream(Subset.values()).forEach(subset -> names.put(subset, subset.key()));
        }
        configured
                .orElse(Map.of())
                .forEach((key, name) -> names.put(subset("subsets", key), CanonicalText.of(name)));
        Map<String, Subset> byName = new LinkedHashMap<>();
        names.forEach(
                (subset, name) -> {
                    Subset other = byName.putIfAbsent(name, subset);
                    if (other != null) {
                        throw new ConfigurationException(
                                "'subsets' takes %s and %s from the same samples, '%s'"
                                        .formatted(other.key(), subset.key(), name));
                    }
                });
        return new SubsetNames(byName, configured.isPresent());
    }

    /**
     * The subset of a key of the map of that name.
     *
     * @throws ConfigurationException if there is no such subset
     */
    public static Subset subset(String map, String key) {
        return Subset.of(key)
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "'%s' has the key '%s'%s (known: %s)"
                                                .formatted(
                                                        map,
                                                        key,
                                                        Suggestions.didYouMean(key, KEYS),
                                                        String.join(", ", KEYS))));
    }

    Set<String> names() {
        return byName.keySet();
    }
}
