package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.ConfigurationException;

/**
 * A record: a map with known keys.
 *
 * @param constructor takes the values of the keys in their order
 * @param keys the keys by name, in the order of the components
 */
record RecordType(Constructor<?> constructor, Map<String, Key> keys) implements SchemaType {

    @Override
    public String expected() {
        return keys.isEmpty() ? "an empty map" : "a map of " + String.join(", ", keys.keySet());
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (!(node instanceof Node.MapNode map)) {
            return reading.mismatch(node, path, expected());
        }
        refuseUnknown(map, keys, path, reading);
        return readKeys(map, path, reading);
    }

    /** Reads the record from its keys, whatever other keys there are. */
    Optional<Object> readKeys(Node.MapNode map, KeyPath path, DocumentReading reading) {
        List<Object> values = new ArrayList<>();
        keys.values().forEach(key -> key.read(map, path, reading).ifPresent(values::add));
        return values.size() == keys.size()
                ? construct(values, map, path, reading)
                : Optional.empty();
    }

    /** Creates the record; what its own constructor objects to is a problem of the map. */
    Optional<Object> construct(
            List<Object> values, Node.MapNode map, KeyPath path, DocumentReading reading) {
        try {
            return Optional.of(constructor.newInstance(values.toArray()));
        } catch (InvocationTargetException e) {
            Throwable cause = e.getCause();
            if (cause instanceof IllegalArgumentException
                    || cause instanceof ConfigurationException) {
                reading.report(map.place(), path, cause.getMessage());
                return Optional.empty();
            }
            throw new IllegalStateException("could not create " + constructor, cause);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("could not create " + constructor, e);
        }
    }

    /** Reports the keys of a map that are not known. */
    static void refuseUnknown(
            Node.MapNode map, Map<String, Key> known, KeyPath path, DocumentReading reading) {
        map.entries()
                .forEach(
                        (key, entry) -> {
                            if (!known.containsKey(key)) {
                                reading.report(
                                        entry.keyPlace(),
                                        path.child(key),
                                        new UnknownKey(key, known).message());
                            }
                        });
    }

    /** The same with bounds for all its decimal numbers that have none. */
    RecordType within(Bounds bounds) {
        Map<String, Key> bounded = new LinkedHashMap<>(keys);
        bounded.replaceAll((name, key) -> key.within(bounds));
        return new RecordType(constructor, bounded);
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        writeKeys((Record) value, object, paths);
        return object;
    }

    /** Adds a record's keys to a map. */
    void writeKeys(Record value, ObjectNode to, UnaryOperator<Path> paths) {
        for (Key key : keys.values()) {
            Object component = key.of(value);
            if (component != null) {
                to.set(key.name(), key.type().write(component, paths));
            }
        }
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        return definitions.record(this);
    }
}
