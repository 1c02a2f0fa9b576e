package org.kdtoolkit.train.config.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.Optional;

/** A string; a number or truth value is one too, as it was written. */
record TextType() implements SchemaType {

    @Override
    public String expected() {
        return "a string";
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, Reading reading) {
        return node instanceof Node.ScalarNode scalar
                ? Optional.of(scalar.text())
                : reading.mismatch(node, path, expected());
    }

    @Override
    public JsonNode write(Object value) {
        return TextNode.valueOf((String) value);
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }
}
