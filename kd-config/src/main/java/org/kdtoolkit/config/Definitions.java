package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.config.plugin.Registry;

/** The parts of a JSON Schema (draft 2020-12) that other parts refer to. */
final class Definitions {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private final Registry registry;
    private final Map<String, JsonNode> parts = new TreeMap<>();
    private final Map<Class<?>, String> names = new HashMap<>();

    Definitions(Registry registry) {
        this.registry = registry;
    }

    /** The schema of one of JSON's own types. */
    static ObjectNode type(String type) {
        return JSON.objectNode().put("type", type);
    }

    /** All parts by name. */
    Map<String, JsonNode> parts() {
        return parts;
    }

    /** Refers to a record. */
    ObjectNode record(RecordType type) {
        return part(type, () -> map(type.keys().values()));
    }

    /** Refers to one of several records, or the name of one that needs nothing else. */
    ObjectNode choice(ChoiceType type) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode oneOf = schema.putArray("oneOf");
        ArrayNode alone = JSON.arrayNode();
        type.variants()
                .forEach(
                        (name, variant) -> {
                            boolean implied = type.byDefault().filter(name::equals).isPresent();
                            oneOf.add(part(variant, () -> variant(name, implied, variant)));
                            if (variant.keys().values().stream().noneMatch(Key::required)) {
                                alone.add(name);
                            }
                        });
        oneOf.addObject().set("enum", alone);
        return schema;
    }

    private ObjectNode variant(String name, boolean implied, RecordType variant) {
        ObjectNode schema = map(variant.keys().values());
        typed(schema, ChoiceType.KEY, name);
        if (!implied) {
            require(schema, ChoiceType.KEY);
        }
        return schema;
    }

    /** Refers to a record with the configuration of one of the providers. */
    ObjectNode provided(ProvidedType type) {
        return part(type.envelope(), () -> providers(type));
    }

    private ObjectNode providers(ProvidedType type) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode oneOf = schema.putArray("oneOf");
        ArrayNode names = JSON.arrayNode();
        for (Provider<?, ?> provider : registry.providers(type.kinds())) {
            RecordType settings = type.model().record(provider.configuration());
            oneOf.add(provider(type, provider, settings));
            boolean nameSuffices =
                    settings.keys().values().stream().noneMatch(Key::required)
                            && type.envelope().keys().values().stream()
                                    .filter(Key::required)
                                    .allMatch(key -> key.name().equals(type.nameKey()));
            if (nameSuffices) {
                names.add(provider.name());
            }
        }
        if (!names.isEmpty()) {
            oneOf.addObject().set("enum", names);
        }
        if (type.rules().unless().length > 0) {
            oneOf.add(composed(type));
        }
        return schema;
    }

    private ObjectNode provider(ProvidedType type, Provider<?, ?> provider, RecordType settings) {
        ObjectNode schema = map(type.envelope().keys().values());
        typed(schema, type.key(), provider.name());
        settings.keys().values().forEach(key -> add(key, schema));
        if (!provider.summary().isEmpty()) {
            schema.put("description", provider.summary());
        }
        for (String key : type.rules().unless()) {
            schema.withObject("/properties").putObject(key).put("maxItems", 0).put("type", "array");
        }
        if (type.rules().namedBy().isEmpty()) {
            return schema;
        }
        ObjectNode byName = schema.putArray("anyOf").addObject();
        byName.putObject("properties").putObject(type.nameKey()).put("const", provider.name());
        require(schema.withArray("/anyOf").addObject(), type.key());
        return schema;
    }

    /** The record without a provider. */
    private ObjectNode composed(ProvidedType type) {
        ObjectNode schema = map(type.envelope().keys().values());
        schema.withObject("/properties").remove(type.key());
        require(schema, type.rules().unless()[0]);
        schema.withObject("/properties/" + type.rules().unless()[0]).put("minItems", 1);
        return schema;
    }

    private ObjectNode part(RecordType type, Supplier<ObjectNode> describe) {
        Class<?> java = type.constructor().getDeclaringClass();
        String name = names.get(java);
        if (name == null) {
            String simple = YamlNames.ofCamelCase(java.getSimpleName());
            name = names.containsValue(simple) ? java.getName() : simple;
            names.put(java, name);
            parts.put(name, describe.get());
        }
        return JSON.objectNode().put("$ref", "#/$defs/" + name);
    }

    private ObjectNode map(Collection<Key> keys) {
        ObjectNode schema = type("object");
        schema.putObject("properties");
        schema.put("additionalProperties", false);
        keys.forEach(key -> add(key, schema));
        return schema;
    }

    private void add(Key key, ObjectNode schema) {
        ObjectNode described = key.type().describe(this);
        if (!key.doc().isEmpty()) {
            described.put("description", key.doc());
        }
        key.defaultValue().ifPresent(value -> described.set("default", value.json()));
        schema.withObject("/properties").set(key.name(), described);
        if (key.required()) {
            require(schema, key.name());
        }
    }

    private static void typed(ObjectNode schema, String key, String name) {
        ObjectNode properties = schema.withObject("/properties");
        properties.set(key, JSON.objectNode().put("const", name));
    }

    private static void require(ObjectNode schema, String key) {
        schema.withArray("/required").add(key);
    }
}
