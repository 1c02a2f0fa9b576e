package org.kdtoolkit.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/** How Java's names are written in YAML. */
final class YamlNames {

    private YamlNames() {}

    /** {@code batchSize} and {@code BatchSize} are written {@code batch-size}. */
    static String ofCamelCase(String java) {
        return java.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    /** {@code TOP_LEFT} is written {@code top-left}. */
    static String ofConstant(String java) {
        return java.replace('_', '-').toLowerCase(Locale.ROOT);
    }

    /** A noun behind its indefinite article. */
    static String oneOf(Object noun) {
        return ("aeiou".indexOf(noun.toString().charAt(0)) < 0 ? "a " : "an ") + noun;
    }

    /** Collects into a map from YAML names that keeps the order. */
    static <T> Collector<T, ?, Map<String, T>> toMap(Function<? super T, String> name) {
        return Collectors.toMap(
                name,
                Function.identity(),
                (a, b) -> {
                    throw new IllegalStateException("two of one name in YAML: " + a + ", " + b);
                },
                LinkedHashMap::new);
    }
}
