package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Whatever is written: a tree, of which each part has its place. */
record AnyType() implements SchemaType {

    @Override
    public String expected() {
        return "a value";
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (node instanceof Node.ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                reading.read(this, list.items().get(i), path.child(i));
            }
        } else if (node instanceof Node.MapNode map) {
            map.entries()
                    .forEach((key, entry) -> reading.read(this, entry.value(), path.child(key)));
        }
        return Optional.of(node.json());
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        return (JsonNode) value;
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        return JsonNodeFactory.instance.objectNode();
    }
}
