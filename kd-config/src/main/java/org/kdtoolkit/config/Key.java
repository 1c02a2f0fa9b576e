package org.kdtoolkit.config;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.Node.EmptyNode;

/**
 * A key of a record.
 *
 * @param name the name in YAML
 * @param type the type of its value
 * @param optional whether the component is an {@link Optional}
 * @param defaultValue what stands for it where it is left out
 * @param doc what it means; may be empty
 * @param otherNames what it is called elsewhere
 * @param accessor reads the component
 */
record Key(
        String name,
        SchemaType type,
        boolean optional,
        Optional<Node> defaultValue,
        String doc,
        List<String> otherNames,
        Method accessor) {

    /** The same with bounds for all decimal numbers in it that have none. */
    Key within(Bounds bounds) {
        SchemaType bounded = type;
        if (type instanceof DecimalType number && number.bounds().equals(Bounds.NONE)) {
            bounded = new DecimalType(number.java(), bounds);
        } else if (type instanceof RecordType record) {
            bounded = record.within(bounds);
        }
        return new Key(name, bounded, optional, defaultValue, doc, otherNames, accessor);
    }

    /** Whether a map must have the key. */
    boolean required() {
        return !optional && defaultValue.isEmpty();
    }

    /**
     * Reads the key's value from a map, or what stands for it where it is left out or has no value.
     */
    Optional<Object> read(Node.MapNode map, KeyPath path, DocumentReading reading) {
        Node.Entry entry = map.entries().get(name);
        KeyPath child = path.child(name);
        if (entry != null && !(entry.value() instanceof EmptyNode)) {
            return wrap(reading.read(type, entry.value(), child));
        }
        if (entry != null && lacksValue((EmptyNode) entry.value())) {
            String message = "the value is missing; expected %s, or null for the default, %s";
            reading.report(
                    entry.value().place(),
                    child,
                    message.formatted(type.expected(), defaultValue.get().json()));
            return Optional.empty();
        }
        if (defaultValue.isPresent()) {
            return wrap(reading.read(type, defaultValue.get().at(map.place().defaulted()), child));
        }
        if (optional) {
            return Optional.of(Optional.empty());
        }
        ConfigLocation place = entry == null ? map.place() : entry.value().place();
        reading.report(place, child, "missing; expected " + type.expected());
        return Optional.empty();
    }

    /**
     * Nothing behind a key is what is meant where nothing is the default, and forgotten elsewhere.
     */
    private boolean lacksValue(EmptyNode value) {
        return !value.written()
                && defaultValue
                        .map(Node::json)
                        .filter(json -> !json.isEmpty() || json.isValueNode())
                        .isPresent();
    }

    private Optional<Object> wrap(Optional<Object> value) {
        return optional ? value.map(Optional::of) : value;
    }

    /** The component of a record, or null where it is an empty optional. */
    Object of(Record owner) {
        try {
            Object value = accessor.invoke(owner);
            return value instanceof Optional<?> maybe ? maybe.orElse(null) : value;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("%s of %s".formatted(name, owner.getClass()), e);
        }
    }
}
