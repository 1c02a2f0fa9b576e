package org.kdtoolkit.report.result;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.LongNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The value of an axis at one point of a sweep: a number, a text, a truth value, nothing, or a list
 * or map such as a whole data set.
 *
 * @param json the value as it stands in an experiment file
 */
public record PointValue(@JsonValue JsonNode json) {

    private static final int LONGEST_PLAIN = 8;
    private static final int LONGEST_WRITTEN = 20;
    private static final int PARTS_OF_PATH = 2;

    /**
     * Numbers of the same value are equal.
     *
     * @throws IllegalArgumentException if a number is not finite
     */
    public PointValue {
        if (json.isIntegralNumber() && json.canConvertToLong()) {
            json = LongNode.valueOf(json.longValue());
        } else if (json.isFloat()) {
            // the shortest decimal that is this float, not all digits of its binary value
            json = DoubleNode.valueOf(Double.parseDouble(Float.toString(json.floatValue())) + 0.0);
        } else if (json.isNumber()) {
            if (!Double.isFinite(json.doubleValue())) {
                throw new IllegalArgumentException(
                        "found %s, expected a finite number".formatted(json));
            }
            json = DoubleNode.valueOf(json.doubleValue() + 0.0); // -0.0 is 0.0 once more
        }
    }

    /** A value. */
    @JsonCreator
    public static PointValue of(JsonNode json) {
        return new PointValue(json);
    }

    /** A number. */
    public static PointValue of(double number) {
        return new PointValue(DoubleNode.valueOf(number));
    }

    /** The number; empty where the value is none. */
    public OptionalDouble number() {
        return json.isNumber() ? OptionalDouble.of(json.doubleValue()) : OptionalDouble.empty();
    }

    /** The value in a few words: {@code 0.05}, {@code adam}, {@code true}, {@code manifest}. */
    public String text() {
        if (json.isNumber()) {
            return json.isIntegralNumber()
                    ? json.asText()
                    : shortest(BigDecimal.valueOf(json.doubleValue()));
        }
        if (json.isNull()) {
            return "default";
        }
        if (json.isTextual()) {
            return isPath(json.asText()) ? end(json.asText()) : json.asText();
        }
        if (json.isArray()) {
            List<String> items = new ArrayList<>();
            json.forEach(item -> items.add(of(item).text()));
            return String.join(" ", items);
        }
        return json.isObject() ? words() : json.asText();
    }

    /** What tells a map: its type, and where the first file is that it names. */
    private String words() {
        List<String> words = new ArrayList<>();
        for (String key : List.of("name", "type", "path")) {
            if (json.path(key).isTextual()) {
                words.add(of(json.get(key)).text());
            }
        }
        return words.isEmpty() ? json.toString() : String.join(" ", words);
    }

    private static String shortest(BigDecimal number) {
        BigDecimal least = number.stripTrailingZeros();
        String plain = least.toPlainString();
        if (plain.length() <= LONGEST_PLAIN) {
            return plain;
        }
        String digits = least.unscaledValue().abs().toString();
        String mantissa =
                digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String scientific =
                "%s%se%d"
                        .formatted(
                                least.signum() < 0 ? "-" : "",
                                mantissa,
                                least.precision() - least.scale() - 1);
        return scientific.length() < plain.length() ? scientific : plain;
    }

    /** The value in YAML, in one line. */
    public String yaml() {
        return json.isDouble() ? number(json.doubleValue()) : json.toString();
    }

    /** Whole numbers stand without a full stop, which keys of integers refuse. */
    private static String number(double value) {
        BigDecimal least = BigDecimal.valueOf(value).stripTrailingZeros();
        return Math.abs(least.precision() - least.scale()) < LONGEST_WRITTEN
                ? least.toPlainString()
                : Double.toString(value);
    }

    private static boolean isPath(String text) {
        return text.startsWith("/") || text.matches("[A-Za-z]:[\\\\/].*");
    }

    /** The last parts of a path: {@code avdigits/manifest.csv}. */
    private static String end(String path) {
        Path whole = Path.of(path);
        int count = whole.getNameCount();
        return count == 0
                ? path
                : whole.subpath(Math.max(0, count - PARTS_OF_PATH), count)
                        .toString()
                        .replace('\\', '/');
    }

    @Override
    public String toString() {
        return text();
    }
}
