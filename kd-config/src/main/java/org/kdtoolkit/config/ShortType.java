package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A record, of which one key's value may stand alone.
 *
 * @param described the record
 * @param whole the same with the bounds that hold at this place
 * @param alone the names of the keys: at most one that is a list, and one that is not
 */
record ShortType(RecordType described, RecordType whole, List<String> alone) implements SchemaType {

    /** The record with bounds for all its numbers that have none. */
    static ShortType of(RecordType record, List<String> alone, Bounds bounds) {
        return new ShortType(record, record.within(bounds), alone);
    }

    private Stream<Key> keys() {
        return alone.stream().map(whole.keys()::get);
    }

    @Override
    public String expected() {
        return Stream.concat(keys().map(key -> key.type().expected()), Stream.of(whole.expected()))
                .collect(Collectors.joining(", or "));
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (node instanceof Node.MapNode) {
            return whole.read(node, path, reading);
        }
        Optional<Key> key = keys().filter(candidate -> fits(node, candidate.type())).findFirst();
        if (key.isEmpty()) {
            return reading.mismatch(node, path, expected());
        }
        Node.MapNode map =
                new Node.MapNode(
                        node.place(), Map.of(key.get().name(), new Node.Entry(node.place(), node)));
        return key.get()
                .type()
                .read(node, path, reading)
                .flatMap(value -> whole.readKeys(map, path, reading));
    }

    private static boolean fits(Node node, SchemaType type) {
        return type instanceof ListType
                ? node instanceof Node.ListNode
                : node instanceof Node.ScalarNode;
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        ObjectNode all = (ObjectNode) whole.write(value, paths);
        return keys().filter(key -> all.has(key.name()) && isOnly(key, all))
                .findFirst()
                .map(key -> all.get(key.name()))
                .orElse(all);
    }

    private boolean isOnly(Key alone, ObjectNode all) {
        return whole.keys().values().stream()
                .filter(key -> !key.equals(alone))
                .allMatch(key -> isDefault(key, all.get(key.name())));
    }

    private static boolean isDefault(Key key, JsonNode written) {
        return written == null
                || key.defaultValue()
                        .map(Node::json)
                        .filter(json -> equal(json, written))
                        .isPresent();
    }

    /** A default of 1 is written as the 1.0 that it becomes. */
    private static boolean equal(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.doubleValue() == other.doubleValue()
                : one.equals(other);
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        ArrayNode forms = schema.putArray("anyOf");
        keys().forEach(key -> forms.add(key.type().describe(definitions)));
        forms.add(described.describe(definitions));
        return schema;
    }
}
