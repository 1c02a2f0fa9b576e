package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A whole number.
 *
 * @param java {@code Integer} or {@code Long}
 * @param bounds the numbers that are allowed
 */
record IntegerType(Class<?> java, Bounds bounds) implements SchemaType {

    @Override
    public String expected() {
        return "an integer" + bounds.phrase();
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        boolean allowed =
                node instanceof Node.ScalarNode scalar
                        && scalar.value() instanceof BigInteger number
                        && bounds.contain(number.doubleValue());
        if (!allowed) {
            return reading.mismatch(node, path, expected(), hint(node));
        }
        BigInteger number = (BigInteger) ((Node.ScalarNode) node).value();
        int bits = java == Integer.class ? Integer.SIZE : Long.SIZE;
        if (number.bitLength() >= bits) {
            return reading.mismatch(node, path, "an integer of %d bits".formatted(bits));
        }
        return java == Integer.class
                ? Optional.of(number.intValueExact())
                : Optional.of(number.longValueExact());
    }

    /** What looks like a number to people, but is a text. */
    private static String hint(Node node) {
        if (node instanceof Node.ScalarNode scalar && scalar.value() instanceof String text) {
            if (text.matches("[-+]?0\\d{1,20}")) {
                return "; a number begins with another digit than 0";
            }
            if (text.matches("[-+]?\\d{1,20}")) {
                return "; leave out the quotes";
            }
        }
        return "";
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        return value instanceof Integer integer
                ? IntNode.valueOf(integer)
                : LongNode.valueOf((Long) value);
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        ObjectNode schema = Definitions.type("integer");
        bounds.describe(schema);
        return schema;
    }
}
