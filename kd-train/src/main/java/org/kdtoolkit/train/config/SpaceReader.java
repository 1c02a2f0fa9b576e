package org.kdtoolkit.train.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.api.internal.Suggestions;

/** Reads the space of an axis from what stands in a file. */
final class SpaceReader {

    static final String CHOICE = "choice";
    static final String UNIFORM = "uniform";
    static final String LOG_UNIFORM = "log-uniform";
    static final String INTEGER = "integer";
    static final String STEP = "step";
    static final String LOG = "log";

    private static final List<String> KINDS = List.of(CHOICE, UNIFORM, LOG_UNIFORM, INTEGER);
    private static final List<String> OF_INTEGERS = List.of(INTEGER, STEP, LOG);

    private final JsonNode tree;

    SpaceReader(JsonNode tree) {
        this.tree = tree;
    }

    /** The map of a range, as a file has it. */
    static JsonNode range(String kind, double low, double high) {
        ObjectNode tree = JsonNodeFactory.instance.objectNode();
        tree.putArray(kind).add(low).add(high);
        return tree;
    }

    Space read() {
        if (tree instanceof ArrayNode list) {
            return choice(list);
        }
        if (!(tree instanceof ObjectNode map)) {
            throw new IllegalArgumentException(
                    "expected %s, found %s".formatted(Space.expected(), shown(tree)));
        }
        List<String> keys = new ArrayList<>();
        map.fieldNames().forEachRemaining(keys::add);
        String kind = kind(keys);
        return switch (kind) {
            case CHOICE -> choice(map.get(CHOICE));
            case UNIFORM -> uniform(map.get(UNIFORM));
            case LOG_UNIFORM -> logUniform(map.get(LOG_UNIFORM));
            default -> integers(map);
        };
    }

    private static String kind(List<String> keys) {
        List<String> kinds = keys.stream().filter(KINDS::contains).toList();
        if (kinds.size() != 1) {
            String suggestion = keys.size() == 1 ? Suggestions.didYouMean(keys.get(0), KINDS) : "";
            throw new IllegalArgumentException(
                    "expected a list of values, or a map with one of %s, found a map with %s%s; an axis is named by a whole key, such as training.optimizer.learning-rate"
                            .formatted(
                                    String.join(", ", KINDS),
                                    keys.isEmpty() ? "nothing" : String.join(", ", keys),
                                    suggestion));
        }
        String kind = kinds.get(0);
        List<String> known = kind.equals(INTEGER) ? OF_INTEGERS : List.of(kind);
        keys.stream()
                .filter(key -> !known.contains(key))
                .findFirst()
                .ifPresent(
                        other -> {
                            throw new IllegalArgumentException(
                                    "unknown key '%s' beside '%s'%s (known: %s)"
                                            .formatted(
                                                    other,
                                                    kind,
                                                    Suggestions.didYouMean(other, known),
                                                    String.join(", ", known)));
                        });
        return kind;
    }

    private static Space choice(JsonNode values) {
        if (!values.isArray()) {
            throw new IllegalArgumentException(
                    "expected a list of values behind '%s', found %s"
                            .formatted(CHOICE, shown(values)));
        }
        if (values.isEmpty()) {
            throw new IllegalArgumentException(
                    "expected at least one value; remove the axis, or add one");
        }
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode value : values) {
            if (value.isNull()) {
                throw new IllegalArgumentException(
                        "value %d is nothing; write the default out that it would stand for"
                                .formatted(all.size()));
            }
            all.add(value);
        }
        return new Space.Choice(all);
    }

    private static Space uniform(JsonNode bounds) {
        double[] range = range(UNIFORM, bounds);
        return new Space.Uniform(range[0], range[1]);
    }

    private static Space logUniform(JsonNode bounds) {
        double[] range = range(LOG_UNIFORM, bounds);
        if (range[0] <= 0) {
            throw new IllegalArgumentException(
                    "expected '%s' to begin above 0, which has no logarithm, found %s"
                            .formatted(LOG_UNIFORM, shown(bounds.get(0))));
        }
        return new Space.LogUniform(range[0], range[1]);
    }

    private static Space integers(ObjectNode map) {
        JsonNode bounds = map.get(INTEGER);
        range(INTEGER, bounds);
        for (JsonNode bound : bounds) {
            if (!bound.canConvertToLong() || !bound.canConvertToExactIntegral()) {
                throw new IllegalArgumentException(
                        "expected two whole numbers behind '%s', found %s"
                                .formatted(INTEGER, shown(bound)));
            }
        }
        long low = bounds.get(0).asLong();
        long high = bounds.get(1).asLong();
        if (high - low < 0) {
            throw new IllegalArgumentException(
                    "the range of '%s' is too wide: %d to %d".formatted(INTEGER, low, high));
        }
        JsonNode step = map.path(STEP);
        if (!step.isMissingNode() && !(step.isIntegralNumber() && step.asLong() >= 1)) {
            throw new IllegalArgumentException(
                    "expected a whole number of at least 1 behind '%s', found %s"
                            .formatted(STEP, shown(step)));
        }
        JsonNode log = map.path(LOG);
        if (!log.isMissingNode() && !log.isBoolean()) {
            throw new IllegalArgumentException(
                    "expected true or false behind '%s', found %s".formatted(LOG, shown(log)));
        }
        if (log.asBoolean() && low < 1) {
            throw new IllegalArgumentException(
                    "expected '%s' with '%s' to begin at 1 at least, found %d"
                            .formatted(INTEGER, LOG, low));
        }
        return new Space.Whole(low, high, step.asLong(1), log.asBoolean());
    }

    private static double[] range(String kind, JsonNode bounds) {
        if (!bounds.isArray()
                || bounds.size() != 2
                || !isFinite(bounds.get(0))
                || !isFinite(bounds.get(1))) {
            throw new IllegalArgumentException(
                    "expected two numbers behind '%s', the smallest and the largest, such as {%s: %s}, found %s"
                            .formatted(
                                    kind,
                                    kind,
                                    kind.equals(INTEGER) ? "[1, 8]" : "[0.001, 0.1]",
                                    shown(bounds)));
        }
        double low = bounds.get(0).asDouble();
        double high = bounds.get(1).asDouble();
        if (low >= high) {
            throw new IllegalArgumentException(
                    "expected the first number behind '%s' to be smaller than the second, found %s"
                            .formatted(kind, shown(bounds)));
        }
        return new double[] {low, high};
    }

    private static boolean isFinite(JsonNode number) {
        return number.isNumber() && Double.isFinite(number.asDouble());
    }

    private static String shown(JsonNode value) {
        String text = value.isTextual() ? "'" + value.asText() + "'" : value.toString();
        return value.isNull() ? "nothing" : text.length() > 80 ? text.substring(0, 80) + "…" : text;
    }
}
