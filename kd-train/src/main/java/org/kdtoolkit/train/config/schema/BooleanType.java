package org.kdtoolkit.train.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** True or false. */
record BooleanType() implements SchemaType {

    private static final Set<String> OTHER_YES = Set.of("yes", "y", "on");
    private static final Set<String> OTHER_NO = Set.of("no", "n", "off");

    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, Reading reading) {
        if (node instanceof Node.ScalarNode scalar) {
            return scalar.value() instanceof Boolean value
                    ? Optional.of(value)
                    : reading.mismatch(node, path, expected(), hint(scalar.text()));
        }
        return reading.mismatch(node, path, expected());
    }

    private static String hint(String written) {
        String lower = written.toLowerCase(Locale.ROOT);
        if (OTHER_YES.contains(lower)) {
            return "; write true";
        }
        return OTHER_NO.contains(lower) ? "; write false" : "";
    }

    @Override
    public JsonNode write(Object value) {
        return BooleanNode.valueOf((Boolean) value);
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        return Definitions.type("boolean");
    }
}
