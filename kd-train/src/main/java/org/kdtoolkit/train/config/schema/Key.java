package org.kdtoolkit.train.config.schema;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Optional;

/**
 * A key of a record.
 *
 * @param name the name in YAML
 * @param type the type of its value
 * @param optional whether the component is an {@link Optional}
 * @param defaultValue the default in YAML
 * @param doc what it means; may be empty
 * @param accessor reads the component
 */
record Key(
        String name,
        SchemaType type,
        boolean optional,
        Optional<String> defaultValue,
        String doc,
        Method accessor) {

    /** Whether a map must have the key. */
    boolean required() {
        return !optional && defaultValue.isEmpty();
    }

    /**
     * Reads the key's value from a map, or what stands for it where it is left out or has no value.
     */
    Optional<Object> read(Node.MapNode map, KeyPath path, Reading reading) {
        Node.Entry entry = map.entries().get(name);
        KeyPath child = path.child(name);
        if (entry != null && !(entry.value() instanceof Node.EmptyNode)) {
            return wrap(reading.read(type, entry.value(), child));
        }
        if (defaultValue.isPresent()) {
            Node value = YamlReader.read(defaultValue.get(), map.place().defaulted());
            return wrap(reading.read(type, value, child));
        }
        if (optional) {
            return Optional.of(Optional.empty());
        }
        Place place = entry == null ? map.place() : entry.value().place();
        reading.report(place, child, "missing; expected " + type.expected());
        return Optional.empty();
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
