package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * One of the constants of an enum.
 *
 * @param constants the constants by their names in YAML
 * @param names these names
 */
record EnumType(Map<String, Enum<?>> constants, KnownNames names) implements SchemaType {

    static EnumType of(Class<?> java) {
        Map<String, Enum<?>> constants =
                Arrays.stream(java.getEnumConstants())
                        .map(constant -> (Enum<?>) constant)
                        .collect(YamlNames.toMap(EnumType::name));
        Map<String, List<String>> elsewhere = new LinkedHashMap<>();
        constants.forEach((name, constant) -> elsewhere.put(name, elsewhere(constant)));
        return new EnumType(constants, new KnownNames(elsewhere));
    }

    private static List<String> elsewhere(Enum<?> constant) {
        try {
            return KnownNames.elsewhere(constant.getDeclaringClass().getField(constant.name()));
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("a constant is a field of its enum: " + constant, e);
        }
    }

    private static String name(Enum<?> constant) {
        return YamlNames.ofConstant(constant.name());
    }

    @Override
    public String expected() {
        if (constants.size() == 1) {
            return "'" + constants.keySet().iterator().next() + "'";
        }
        return constants.keySet().stream().collect(Collectors.joining(", ", "one of ", ""));
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (!(node instanceof Node.ScalarNode scalar)) {
            return reading.mismatch(node, path, expected());
        }
        Enum<?> constant = constants.get(scalar.text());
        return constant == null
                ? reading.mismatch(
                        node, path, expected(), Suggestions.didYouMean(names.meant(scalar.text())))
                : Optional.of(constant);
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        return TextNode.valueOf(name((Enum<?>) value));
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode();
        constants.keySet().forEach(schema.putArray("enum")::add);
        return schema;
    }
}
