package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A record, of which one key's value may stand alone.
 *
 * @param described the record
 * @param whole the same with the bounds that hold at this place
 * @param alone the name of the key
 */
record ShortType(RecordType described, RecordType whole, String alone) implements SchemaType {

    /** The record with bounds for all its numbers that have none. */
    static ShortType of(RecordType record, Key alone, Bounds bounds) {
        return new ShortType(record, record.within(bounds), alone.name());
    }

    private Key key() {
        return whole.keys().get(alone);
    }

    @Override
    public String expected() {
        return key().type().expected() + ", or " + whole.expected();
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (node instanceof Node.MapNode) {
            return whole.read(node, path, reading);
        }
        if (!(node instanceof Node.ScalarNode)) {
            return reading.mismatch(node, path, expected());
        }
        Node.MapNode map =
                new Node.MapNode(node.place(), Map.of(alone, new Node.Entry(node.place(), node)));
        return key().type()
                .read(node, path, reading)
                .flatMap(value -> whole.readKeys(map, path, reading));
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        ObjectNode all = (ObjectNode) whole.write(value, paths);
        boolean nothingElse =
                whole.keys().values().stream()
                        .filter(key -> !key.name().equals(alone))
                        .allMatch(key -> isDefault(key, all.get(key.name())));
        return nothingElse ? all.get(alone) : all;
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
        schema.putArray("anyOf")
                .add(key().type().describe(definitions))
                .add(described.describe(definitions));
        return schema;
    }
}
