package org.kdtoolkit.config;

import java.lang.reflect.AnnotatedElement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * The names that there are at one place of a file.
 *
 * @param elsewhere what each of them is called elsewhere
 */
record KnownNames(Map<String, List<String>> elsewhere) {

    /** The names of keys. */
    static KnownNames of(Map<String, Key> keys) {
        Map<String, List<String>> elsewhere = new LinkedHashMap<>();
        keys.forEach((name, key) -> elsewhere.put(name, key.otherNames()));
        return new KnownNames(elsewhere);
    }

    /** What a key, a constant or a record is called elsewhere. */
    static List<String> elsewhere(AnnotatedElement named) {
        return Optional.ofNullable(named.getAnnotation(OtherNames.class))
                .map(annotation -> List.of(annotation.value()))
                .orElse(List.of());
    }

    /** The name of what is called so elsewhere, or else the one that is nearest. */
    Optional<String> meant(String written) {
        return calledElsewhere(written).or(() -> Suggestions.nearest(written, elsewhere.keySet()));
    }

    /**
     * The name of what is called so elsewhere; {@code RandomHorizontalFlip}, {@code
     * random_horizontal_flip} and {@code random-horizontal-flip} are one name.
     */
    Optional<String> calledElsewhere(String written) {
        String letters = lettersOf(written);
        return elsewhere.keySet().stream()
                .filter(
                        name ->
                                elsewhere.get(name).stream()
                                        .anyMatch(o -> lettersOf(o).equals(letters)))
                .findFirst();
    }

    /** What the ways to write a name have in common. */
    static String lettersOf(String name) {
        return YamlNames.ofConstant(name).replace("-", "");
    }
}
