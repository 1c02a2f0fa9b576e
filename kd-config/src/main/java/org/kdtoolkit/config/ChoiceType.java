package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * One of several records, chosen by a key; the name alone is short for a map with nothing else.
 *
 * @param variants the records by the names in YAML
 * @param names these names
 * @param byDefault what a map without the key is
 * @param notMisspelt names of other things, however similar to those of the variants
 */
record ChoiceType(
        Map<String, RecordType> variants,
        KnownNames names,
        Optional<String> byDefault,
        List<String> notMisspelt)
        implements SchemaType {

    /** The key that chooses. */
    static final String KEY = "type";

    @Override
    public String expected() {
        return "a map with a %s of %s".formatted(KEY, String.join(", ", variants.keySet()));
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (node instanceof Node.ScalarNode name) {
            return variant(name, path, reading)
                    .flatMap(v -> v.read(emptyMap(node.place()), path, reading));
        }
        if (!(node instanceof Node.MapNode map)) {
            return reading.mismatch(node, path, expected());
        }
        Map<String, Node.Entry> others = new LinkedHashMap<>(map.entries());
        Node.Entry type = others.remove(KEY);
        Node.MapNode rest = new Node.MapNode(map.place(), others);
        KeyPath typePath = path.child(KEY);
        if (type != null && !(type.value() instanceof Node.EmptyNode)) {
            if (type.value() instanceof Node.ScalarNode name && variants.containsKey(name.text())) {
                reading.read(new TextType(), name, typePath); // the key can be asked for
            }
            return variant(type.value(), typePath, reading)
                    .flatMap(v -> v.read(rest, path, reading));
        }
        if (byDefault.isEmpty()) {
            reading.report(map.place(), typePath, "missing; expected " + oneOfThem());
            return Optional.empty();
        }
        return variants.get(byDefault.get()).read(rest, path, reading);
    }

    private Optional<RecordType> variant(Node node, KeyPath path, DocumentReading reading) {
        if (node instanceof Node.ScalarNode scalar) {
            RecordType variant = variants.get(scalar.text());
            if (variant != null) {
                return Optional.of(variant);
            }
            reading.mismatch(node, path, oneOfThem(), hint(scalar.text()));
        } else {
            reading.mismatch(node, path, oneOfThem());
        }
        return Optional.empty();
    }

    private String hint(String written) {
        return notMisspelt.contains(YamlNames.ofConstant(written))
                ? ""
                : Suggestions.didYouMean(names.meant(written));
    }

    private String oneOfThem() {
        return "one of " + String.join(", ", variants.keySet());
    }

    private static Node.MapNode emptyMap(ConfigLocation place) {
        return new Node.MapNode(place, Map.of());
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        variants.forEach(
                (name, variant) -> {
                    if (variant.constructor().getDeclaringClass().isInstance(value)) {
                        object.put(KEY, name);
                        variant.writeKeys((Record) value, object, paths);
                    }
                });
        return object;
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        return definitions.choice(this);
    }
}
