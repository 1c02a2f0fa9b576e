package org.kdtoolkit.config;

import java.math.BigInteger;
import java.util.Set;
import java.util.regex.Pattern;
import org.kdtoolkit.config.Node.EmptyNode;
import org.kdtoolkit.config.Node.ScalarNode;

/**
 * What a single value means: numbers, truth values and nothing as in YAML 1.1, except for what few
 * people know. {@code 010} is no octal number and {@code 1:30} none to base 60; both are texts. And
 * {@code 1e-4} is a number, which YAML 1.1 asks to have a full stop and a sign.
 */
final class YamlScalar {

    /** The tags that make a text of anything. */
    static final Set<String> TEXT_TAGS = Set.of("!", "tag:yaml.org,2002:str");

    private static final Set<String> NOTHING = Set.of("", "~", "null", "Null", "NULL");
    private static final Set<String> TRUE =
            Set.of("true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON");
    private static final Set<String> FALSE =
            Set.of("false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF");

    /** Longer ones take long to convert, and are out of every range. */
    private static final int LONGEST_NUMBER = 100;

    private static final Pattern INTEGER = Pattern.compile("[-+]?(0|[1-9][0-9_]*)");
    private static final Pattern HEXADECIMAL = Pattern.compile("[-+]?0x[0-9a-fA-F][0-9a-fA-F_]*");
    private static final Pattern BINARY = Pattern.compile("[-+]?0b[01][01_]*");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(\\d[\\d_]*\\.[\\d_]*|\\.\\d[\\d_]*)([eE][-+]?\\d+)?");
    private static final Pattern EXPONENT = Pattern.compile("[-+]?\\d[\\d_]*[eE][-+]?\\d+");
    private static final Pattern INFINITE = Pattern.compile("[-+]?\\.(inf|Inf|INF)");
    private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");

    private YamlScalar() {}

    /**
     * Makes a node of a single value.
     *
     * @param text the value as it was written, without quotes
     * @param plain whether it may be something else than a text
     */
    static Node node(ConfigLocation place, String text, boolean plain) {
        if (plain && NOTHING.contains(text)) {
            return new EmptyNode(place, !text.isEmpty());
        }
        return new ScalarNode(place, text, plain ? value(text) : text);
    }

    private static Object value(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return text;
        }
        if (TRUE.contains(text) || FALSE.contains(text)) {
            return TRUE.contains(text);
        }
        String digits = text.replace("_", "");
        if (INTEGER.matcher(text).matches()) {
            return new BigInteger(digits);
        }
        if (HEXADECIMAL.matcher(text).matches()) {
            return new BigInteger(digits.replaceFirst("0x", ""), 16);
        }
        if (BINARY.matcher(text).matches()) {
            return new BigInteger(digits.replaceFirst("0b", ""), 2);
        }
        if (DECIMAL.matcher(text).matches() || EXPONENT.matcher(text).matches()) {
            return Double.valueOf(digits);
        }
        if (INFINITE.matcher(text).matches()) {
            return text.startsWith("-") ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        return NOT_A_NUMBER.contains(text) ? (Object) Double.NaN : text;
    }
}
