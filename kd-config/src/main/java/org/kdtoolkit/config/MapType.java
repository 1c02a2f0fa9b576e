package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A map whose keys the user chooses.
 *
 * @param element the type of each value
 * @param notEmpty whether there must be an entry
 */
record MapType(SchemaType element, boolean notEmpty) implements SchemaType {

    @Override
    public String expected() {
        return notEmpty ? "a map with at least one entry" : "a map";
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (!(node instanceof Node.MapNode map) || notEmpty && map.entries().isEmpty()) {
            return reading.mismatch(
                    node, path, expected(), "; each value is " + element.expected());
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.entries()
                .forEach(
                        (key, entry) -> {
                            KeyPath child = path.child(key);
                            Optional<Object> value = reading.read(element, entry.value(), child);
                            if (TextType.isName(key)) {
                                value.ifPresent(v -> values.put(key, v));
                            } else {
                                reading.report(
                                        entry.keyPlace(),
                                        child,
                                        "the key must be " + TextType.NAME);
                            }
                        });
        return values.size() == map.entries().size()
                ? Optional.of(Collections.unmodifiableMap(values))
                : Optional.empty();
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        ((Map<?, ?>) value)
                .forEach((key, item) -> object.set((String) key, element.write(item, paths)));
        return object;
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        ObjectNode schema = Definitions.type("object");
        schema.set("additionalProperties", element.describe(definitions));
        if (notEmpty) {
            schema.put("minProperties", 1);
        }
        return schema;
    }
}
