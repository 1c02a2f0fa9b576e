package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The type of a value: reads it from a node, writes it back, and describes it. */
sealed interface SchemaType
        permits AnyType,
                BooleanType,
                ChoiceType,
                DecimalType,
                EnumType,
                IntegerType,
                ListType,
                MapType,
                PathType,
                ProvidedType,
                RecordType,
                ShortType,
                TextType,
                TreeType {

    /** What a value looks like, for messages: {@code an integer of at least 1}. */
    String expected();

    /**
     * Reads a value.
     *
     * @return the value, or empty if something was wrong, which the reading then knows of
     */
    Optional<Object> read(Node node, KeyPath path, DocumentReading reading);

    /**
     * The value as a tree that {@link #read} turns into an equal value.
     *
     * @param paths what is written in the place of a path
     */
    JsonNode write(Object value, UnaryOperator<Path> paths);

    /** The JSON Schema of a value. */
    ObjectNode describe(Definitions definitions);
}
