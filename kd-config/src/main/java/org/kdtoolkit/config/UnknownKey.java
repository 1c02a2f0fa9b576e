package org.kdtoolkit.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * A key that a map does not have.
 *
 * @param written the key as it was written
 * @param known the keys that there are
 */
record UnknownKey(String written, Map<String, Key> known) {

    /**
     * What to say of it: with the key that is called so elsewhere, or is nearest to it, or, where
     * somebody put the name of the map before a key ({@code teacher-view} for the {@code view} of a
     * teacher), with that key, or with the one key of the maps behind known keys that it names.
     */
    String message() {
        return "unknown key%s (known: %s)"
                .formatted(
                        Suggestions.didYouMean(
                                KnownNames.of(known)
                                        .meant(written)
                                        .or(this::behindAPrefix)
                                        .or(this::within)),
                        known.isEmpty() ? "none" : String.join(", ", known.keySet()));
    }

    private Optional<String> behindAPrefix() {
        return known.keySet().stream()
                .filter(key -> YamlNames.ofConstant(written).endsWith("-" + key))
                .max(Comparator.comparingInt(String::length));
    }

    private Optional<String> within() {
        List<String> paths = new ArrayList<>();
        known.forEach(
                (name, map) -> {
                    Map<String, Key> keys = inner(map.type());
                    keys.keySet().stream()
                            .filter(key -> isWritten(key) || isWritten(name + "-" + key))
                            .findFirst()
                            .or(() -> KnownNames.of(keys).calledElsewhere(written))
                            .ifPresent(key -> paths.add(name + "." + key));
                });
        return paths.size() == 1 ? Optional.of(paths.get(0)) : Optional.empty();
    }

    private boolean isWritten(String key) {
        return KnownNames.lettersOf(written).equals(KnownNames.lettersOf(key));
    }

    /** The keys of a map, whichever of several it is. */
    private static Map<String, Key> inner(SchemaType type) {
        if (type instanceof RecordType map) {
            return map.keys();
        }
        if (type instanceof ProvidedType map) {
            return map.envelope().keys();
        }
        Map<String, Key> keys = new LinkedHashMap<>();
        if (type instanceof ChoiceType choice) {
            choice.variants().values().forEach(variant -> keys.putAll(variant.keys()));
        }
        return keys;
    }
}
