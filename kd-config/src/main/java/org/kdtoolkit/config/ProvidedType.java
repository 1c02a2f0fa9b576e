package org.kdtoolkit.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.config.plugin.UnknownProviderException;

/**
 * A record of {@link ProvidedBy}: a map with the record's own keys and those of a provider's
 * configuration. The provider's name alone is short for a map with nothing else.
 *
 * @param kinds the kinds of the providers, the foremost first
 * @param rules which keys name the provider
 * @param envelope the record, without its last component {@code settings}
 * @param settings reads {@code settings}
 * @param model knows the providers' configuration records
 */
record ProvidedType(
        List<Kind<?>> kinds, ProvidedBy rules, RecordType envelope, Key settings, TypeModel model)
        implements SchemaType {

    @Override
    public String expected() {
        return "a map with the %s of %s".formatted(nameKey(), YamlNames.oneOf(kind()));
    }

    /** What messages call the providers. */
    private Kind<?> kind() {
        return kinds.get(0);
    }

    @Override
    public Optional<Object> read(Node node, KeyPath path, DocumentReading reading) {
        if (node instanceof Node.ScalarNode) {
            Map<String, Node.Entry> only = Map.of(nameKey(), new Node.Entry(node.place(), node));
            return readMap(new Node.MapNode(node.place(), only), path, reading);
        }
        return node instanceof Node.MapNode map
                ? readMap(map, path, reading)
                : reading.mismatch(node, path, expected());
    }

    private Optional<Object> readMap(Node.MapNode written, KeyPath path, DocumentReading reading) {
        Node.MapNode map = withType(written);
        Node type = valueOf(map, key()).orElse(null);
        List<Object> values = new ArrayList<>();
        envelope.keys()
                .values()
                .forEach(
                        key -> {
                            if (!key.name().equals(key()) || type != null || key.optional()) {
                                key.read(map, path, reading).ifPresent(values::add);
                            }
                        });
        settings(map, type, path, reading).ifPresent(values::add);
        return values.size() == envelope.keys().size() + 1
                ? envelope.construct(values, map, path, reading)
                : Optional.empty();
    }

    /** Copies the name to the key {@code type} where it is the name of a provider. */
    private Node.MapNode withType(Node.MapNode map) {
        boolean isProvider =
                !rules.namedBy().isEmpty()
                        && valueOf(map, key()).isEmpty()
                        && Arrays.stream(rules.unless()).allMatch(key -> isEmpty(map, key));
        return isProvider
                ? valueOf(map, rules.namedBy())
                        .map(name -> map.with(key(), new Node.Entry(name.place(), name)))
                        .orElse(map)
                : map;
    }

    private Optional<Object> settings(
            Node.MapNode map, Node type, KeyPath path, DocumentReading reading) {
        if (type == null) {
            if (settings.optional()) {
                RecordType.refuseUnknown(map, envelope.keys(), path, reading);
                return Optional.of(Optional.empty());
            }
            String known = String.join(", ", reading.registry().names(kinds));
            String message = "missing; expected the name of %s (known: %s)";
            reading.report(
                    map.place(),
                    path.child(key()),
                    message.formatted(YamlNames.oneOf(kind()), known));
            return Optional.empty();
        }
        KeyPath typePath = path.child(isNameOf(map, type) ? nameKey() : key());
        return type instanceof Node.ScalarNode name && TextType.isFit(name.text())
                ? provider(name, typePath, reading).flatMap(p -> configure(p, map, path, reading))
                : Optional.empty();
    }

    private Optional<Provider<?, ?>> provider(
            Node.ScalarNode name, KeyPath path, DocumentReading reading) {
        try {
            return Optional.of(reading.registry().get(kinds, name.text()));
        } catch (UnknownProviderException e) {
            String hint =
                    rules.unless().length == 0
                            ? ""
                            : "; %s under a name of its own needs '%s'"
                                    .formatted(YamlNames.oneOf(kind()), rules.unless()[0]);
            reading.report(name.place(), path, e.getMessage() + hint);
            return Optional.empty();
        }
    }

    private Optional<Object> configure(
            Provider<?, ?> provider, Node.MapNode map, KeyPath path, DocumentReading reading) {
        RecordType type = model.record(provider.configuration());
        Map<String, Key> known = new LinkedHashMap<>(envelope.keys());
        type.keys().values().stream()
                .filter(key -> known.putIfAbsent(key.name(), key) != null)
                .map(Key::name)
                .forEach(
                        key ->
                                reading.report(
                                        map.place(),
                                        path.child(key),
                                        "the %s '%s' has a key of this name, which is taken; %s must rename it"
                                                .formatted(
                                                        provider.kind(),
                                                        provider.name(),
                                                        provider.configuration().getName())));
        RecordType.refuseUnknown(map, known, path, reading);
        Optional<Object> value = type.readKeys(map, path, reading);
        return settings.optional() ? value.map(Optional::of) : value;
    }

    /** The key that names the provider. */
    String key() {
        return rules.key();
    }

    /** The key that a lone name stands for. */
    String nameKey() {
        return rules.namedBy().isEmpty() ? key() : rules.namedBy();
    }

    private boolean isNameOf(Node.MapNode map, Node type) {
        return valueOf(map, nameKey()).filter(name -> name == type).isPresent();
    }

    private static Optional<Node> valueOf(Node.MapNode map, String key) {
        return Optional.ofNullable(map.entries().get(key))
                .map(Node.Entry::value)
                .filter(value -> !(value instanceof Node.EmptyNode));
    }

    private static boolean isEmpty(Node.MapNode map, String key) {
        return valueOf(map, key)
                .map(value -> value instanceof Node.ListNode list && list.items().isEmpty())
                .orElse(true);
    }

    @Override
    public JsonNode write(Object value, UnaryOperator<Path> paths) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        envelope.writeKeys((Record) value, object, paths);
        if (settings.of((Record) value) instanceof Record configuration) {
            model.record(configuration.getClass()).writeKeys(configuration, object, paths);
        }
        return object;
    }

    @Override
    public ObjectNode describe(Definitions definitions) {
        return definitions.provided(this);
    }
}
