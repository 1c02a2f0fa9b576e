package org.kdtoolkit.report.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What records of files must hold. The exceptions name the key as the file has it, for a reader who
 * has the file open.
 */
final class RequiredValues {

    private RequiredValues() {}

    static void present(String key, Object value) {
        if (value == null) {
            throw new IllegalArgumentException("no '%s'".formatted(key));
        }
    }

    static void atLeast(double least, String key, double value) {
        if (value < least) {
            throw new IllegalArgumentException(
                    "'%s' is %s, expected %s or more".formatted(key, plain(value), plain(least)));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** An unmodifiable copy of a list that must be there. */
    static <T> List<T> list(String key, List<T> values) {
        present(key, values);
        values.forEach(value -> present(key + "[]", value));
        return List.copyOf(values);
    }

    /** An unmodifiable copy of a list; empty for null, which is what an absent key gives. */
    static <T> List<T> listIfAny(String key, List<T> values) {
        return values == null ? List.of() : list(key, values);
    }

    /**
     * An unmodifiable copy of a map that keeps the order in which its keys were put in; empty for
     * null, which is what an absent key gives.
     */
    static <K, T> Map<K, T> mapIfAny(String key, Map<K, T> values) {
        if (values == null) {
            return Map.of();
        }
        values.forEach((name, value) -> present(key + "." + name, value));
        return Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }
}
