package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * One of the constants of an enum.
 *
 * @param constants the constants by their names in YAML
 * @param otherNames what they are called elsewhere, and their names in YAML
 */
record EnumType(Map<String, Enum<?>> constants, Map<String, String> otherNames)
        implements SchemaType {

    static EnumType of(Class<?> java) {
        Map<String, String> otherNames = new HashMap<>();
        for (Field field : java.getFields()) {
            OtherNames others = field.getAnnotation(OtherNames.class);
            if (others != null) {
                Stream.of(others.value())
                        .forEach(
                                other ->
                                        otherNames.put(
                                                other, YamlNames.ofConstant(field.getName())));
            }
        }
        return new EnumType(
                Arrays.stream(java.getEnumConstants())
                        .map(constant -> (Enum<?>) constant)
                        .collect(YamlNames.toMap(EnumType::name)),
                otherNames);
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
                ? reading.mismatch(node, path, expected(), hint(scalar.text()))
                : Optional.of(constant);
    }

    private String hint(String written) {
        return Suggestions.didYouMean(
                Optional.ofNullable(otherNames.get(YamlNames.ofConstant(written)))
                        .or(() -> Suggestions.nearest(written, constants.keySet())));
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
