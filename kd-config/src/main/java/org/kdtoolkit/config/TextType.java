package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A string; a number or truth value is one too, as it was written. */
record TextType() implements SchemaType {

    private static final int LONGEST = 4096;

    /** What {@link #isName} tells, for messages. */
    static final String NAME =
            "a name of at most %d characters without control characters".formatted(LONGEST);

    @Override
    public String expected() {
        return "a string";
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (!(node instanceof Node.ScalarNode scalar)) {
            return reading.mismatch(node, path, expected());
        }
        return isFit(scalar.text())
                ? Optional.of(scalar.text())
                : reading.mismatch(
                        node,
                        path,
                        "a string of at most %d characters without control characters"
                                .formatted(LONGEST));
    }

    /** Whether a text can stand for something in files and on screens. */
    static boolean isName(String text) {
        return !text.isBlank() && isFit(text);
    }

    /** Whether a text can stand in files and on screens; tabs separate columns. */
    static boolean isFit(String text) {
        return text.length() <= LONGEST
                && text.codePoints()
                        .allMatch(
                                c ->
                                        c == '\t'
                                                || !Character.isISOControl(c)
                                                        && Character.getType(c)
                                                                != Character.SURROGATE);
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        return TextNode.valueOf((String) value);
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }
}
