package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A value that reads its part of the document itself.
 *
 * @param factory its static method {@code of(JsonNode)}
 * @param expected what a value looks like
 * @param schema the JSON Schema of a value
 */
record TreeType(Method factory, String expected, ObjectNode schema) implements SchemaType {

    private static final AnyType ANY = new AnyType();

    /** The type of a class that is a {@link TreeValue}. */
    static TreeType of(Class<?> java) {
        try {
            return new TreeType(
                    java.getMethod("of", JsonNode.class),
                    (String) java.getMethod("expected").invoke(null),
                    (ObjectNode) java.getMethod("schema").invoke(null));
        } catch (ReflectiveOperationException e) {
            throw new IllegalArgumentException(
                    "%s lacks a static method 'of(JsonNode)', 'expected()' or 'schema()'"
                            .formatted(java),
                    e);
        }
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        Optional<Object> tree = ANY.read(node, path, reading);
        try {
            return Optional.of(factory.invoke(null, tree.orElseThrow()));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException) {
                reading.report(node.place(), path, e.getCause().getMessage());
                return Optional.empty();
            }
            throw new IllegalStateException(factory.toString(), e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(factory.toString(), e);
        }
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        return ((TreeValue) value).tree(paths);
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        return schema.deepCopy();
    }
}
