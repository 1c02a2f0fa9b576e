package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A value of a configuration that reads its part of the document itself, whatever its shape. The
 * class has a static method {@code of(JsonNode)}, which throws an {@link IllegalArgumentException}
 * that says what was expected and found, and static methods {@code expected()}, a phrase of what a
 * value looks like, and {@code schema()}, its JSON Schema.
 */
public interface TreeValue {

    /**
     * The tree that {@code of} turns into an equal value.
     *
     * @param paths what is written in the place of an absolute path
     */
    JsonNode tree(UnaryOperator<Path> paths);
}
