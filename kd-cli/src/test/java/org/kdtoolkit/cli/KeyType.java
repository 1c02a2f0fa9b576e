package org.kdtoolkit.cli;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.train.config.Space;

/**
 * What can stand behind a key, in words.
 *
 * @param key the component that it becomes
 * @param containers the lists and maps around the element, the outermost first
 * @param element what is in them
 */
record KeyType(RecordComponent key, List<Class<?>> containers, Class<?> element) {

    private static final Map<Class<?>, String> SCALARS =
            Map.of(
                    boolean.class, "`true` or `false`",
                    int.class, "integer",
                    Integer.class, "integer",
                    long.class, "integer",
                    double.class, "number",
                    Double.class, "number",
                    float.class, "number",
                    String.class, "text",
                    Space.class, "list of values, or a [range](../guides/sweeps.md#ranges)",
                    Path.class, "path");

    /** The type of a component. */
    static KeyType of(RecordComponent key) {
        List<Class<?>> containers = new ArrayList<>();
        Type type = key.getGenericType();
        while (type instanceof ParameterizedType generic) {
            Class<?> container = (Class<?>) generic.getRawType();
            if (container != Optional.class) {
                containers.add(container);
            }
            Type[] arguments = generic.getActualTypeArguments();
            type = arguments[arguments.length - 1];
        }
        return new KeyType(key, List.copyOf(containers), (Class<?>) type);
    }

    /** A name of Java's as it is written in YAML: {@code batchSize} is {@code batch-size}. */
    static String name(String java) {
        String dashed = java.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return dashed.replaceFirst("^-", "").replace('_', '-');
    }

    /** What stands in a path for the entries of a map, such as {@code .NAME}; else nothing. */
    String step() {
        return containers.contains(Map.class) ? ".NAME" : "";
    }

    /** The type in words, of a scalar or an enum. */
    String words() {
        String scalar = SCALARS.get(element);
        String text = scalar == null ? constants() : scalar + range();
        return words(key.isAnnotationPresent(MustExist.class) ? text + " that exists" : text);
    }

    /** The type in words around those for its element. */
    String words(String ofElement) {
        String text = ofElement;
        for (int i = containers.size() - 1; i >= 0; i--) {
            Class<?> container = containers.get(i);
            text = (container == List.class ? "list; each: " : "map by name; each: ") + text;
        }
        if (key.isAnnotationPresent(NotEmpty.class)) {
            text += "; not empty";
        }
        return key.isAnnotationPresent(Distinct.class) ? text + "; none twice" : text;
    }

    private String constants() {
        return Arrays.stream(element.getEnumConstants())
                .map(
                        constant ->
                                "`"
                                        + name(((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                                        + "`")
                .collect(Collectors.joining(", "));
    }

    private String range() {
        Range range = key.getAnnotation(Range.class);
        if (range == null) {
            return "";
        }
        String least = range.minIncluded() ? " of at least " : " above ";
        String most = range.maxIncluded() ? "at most " : "below ";
        boolean bounded = range.max() < Integer.MAX_VALUE;
        String lower = range.min() == Double.NEGATIVE_INFINITY ? "" : least + number(range.min());
        if (!bounded) {
            return lower;
        }
        return (lower.isEmpty() ? " " : lower + " and ") + most + number(range.max());
    }

    private static String number(double value) {
        return new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString();
    }
}
