package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.FloatNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A number.
 *
 * @param java {@code Float} or {@code Double}
 * @param bounds the numbers that are allowed
 */
record DecimalType(Class<?> java, Bounds bounds) implements SchemaType {

    @Override
    public String expected() {
        return "a number" + bounds.phrase();
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        boolean allowed =
                node instanceof Node.ScalarNode scalar
                        && scalar.value() instanceof Number number
                        && bounds.contain(rounded(number));
        if (!allowed) {
            return reading.mismatch(node, path, expected());
        }
        Number number = (Number) ((Node.ScalarNode) node).value();
        return java == Float.class
                ? Optional.of(number.floatValue())
                : Optional.of(number.doubleValue());
    }

    /** The number that the component will hold: one may be too large or small for a float alone. */
    private double rounded(Number number) {
        return java == Float.class ? number.floatValue() : number.doubleValue();
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        return value instanceof Float number
                ? FloatNode.valueOf(number)
                : DoubleNode.valueOf((Double) value);
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        ObjectNode schema = Definitions.type("number");
        bounds.describe(schema);
        return schema;
    }
}
