package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A list.
 *
 * @param element the type of each entry
 * @param notEmpty whether there must be an entry
 * @param distinct whether no entry may be there twice
 */
record ListType(SchemaType element, boolean notEmpty, boolean distinct) implements SchemaType {

    @Override
    public String expected() {
        return notEmpty ? "a list with at least one entry" : "a list";
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (!(node instanceof Node.ListNode list) || notEmpty && list.items().isEmpty()) {
            return reading.mismatch(
                    node, path, expected(), "; each entry is " + element.expected());
        }
        List<Object> values = new ArrayList<>();
        Map<Object, KeyPath> known = new HashMap<>();
        for (int i = 0; i < list.items().size(); i++) {
            Node item = list.items().get(i);
            KeyPath own = path.child(i);
            Optional<Object> value = reading.read(element, item, own);
            KeyPath other =
                    distinct && value.isPresent() ? known.putIfAbsent(value.get(), own) : null;
            if (other == null) {
                value.ifPresent(values::add);
            } else {
                String message = "%s is there twice, first as %s; remove one";
                reading.report(item.place(), own, message.formatted(item.found(), other));
            }
        }
        return values.size() == list.items().size()
                ? Optional.of(List.copyOf(values))
                : Optional.empty();
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        ((List<?>) value).forEach(item -> array.add(element.write(item, paths)));
        return array;
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        ObjectNode schema = Definitions.type("array");
        schema.set("items", element.describe(definitions));
        if (notEmpty) {
            schema.put("minItems", 1);
        }
        if (distinct) {
            schema.put("uniqueItems", true);
        }
        return schema;
    }
}
