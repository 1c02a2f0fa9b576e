package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** True or false. */
record BooleanType() implements SchemaType {

    @Override
    public String expected() {
        return "true or false";
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        return node instanceof Node.ScalarNode scalar && scalar.value() instanceof Boolean value
                ? Optional.of(value)
                : reading.mismatch(node, path, expected());
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        return BooleanNode.valueOf((Boolean) value);
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        return Definitions.type("boolean");
    }
}
