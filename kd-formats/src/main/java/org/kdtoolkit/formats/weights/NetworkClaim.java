package org.kdtoolkit.formats.weights;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.config.InTraining;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.formats.torch.StateFile;

/**
 * Which network left the weights of a file, as far as a description in its metadata tells: some
 * settings, such as the heads of an attention, leave no trace in the weights themselves.
 */
public final class NetworkClaim {

    /** What a student's description stands under in the metadata. */
    public static final String KEY = "student";

    private static final JsonMapper JSON = new JsonMapper();

    private final Path file;
    private final JsonNode network;

    private NetworkClaim(Path file, JsonNode network) {
        this.file = file;
        this.network = network;
    }

    /**
     * What a file says.
     *
     * @return empty if the file is not there, says nothing, or is none of weights
     * @throws org.kdtoolkit.api.data.DataException if the file can't be read, or is not as it was
     *     written
     */
    public static Optional<NetworkClaim> of(Path file) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try (StateFile state = StateFile.open(file)) {
            String description = state.metadata().get(KEY);
            if (description == null) {
                return Optional.empty();
            }
            state.requireUnchanged();
            return Optional.of(new NetworkClaim(file, JSON.readTree(description).path("network")));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /**
     * What another network's configuration has otherwise, in sentences by the keys, those of a
     * network in it behind {@code network.}; what matters in training alone is not compared.
     *
     * @param type the name of its provider
     * @param settings the provider's configuration
     * @return empty if it is the network that left the weights
     */
    public Map<String, String> differences(String type, Record settings) {
        Map<String, String> differences = new LinkedHashMap<>();
        compare("", network, type, settings, differences);
        return differences;
    }

    /**
     * Compares a network, and those in it.
     *
     * @param before what stands before its keys, such as {@code network.}
     */
    private void compare(
            String before, JsonNode saved, String type, Record settings, Map<String, String> to) {
        String typeKey = before + "type";
        compare(typeKey, saved.path("type").asText(), type, to);
        if (to.containsKey(typeKey)) {
            return;
        }
        for (RecordComponent component : settings.getClass().getRecordComponents()) {
            if (!component.isAnnotationPresent(InTraining.class)) {
                String key = kebab(component.getName());
                Object value = value(component, settings);
                if (value instanceof NetworkSpec inner) {
                    compare(
                            before + key + ".",
                            saved.path(key),
                            inner.type(),
                            inner.settings(),
                            to);
                } else {
                    compare(before + key, text(saved.path(key)), text(value), to);
                }
            }
        }
    }

    /**
     * Refuses a network that is configured otherwise.
     *
     * @param key what configures it, such as {@code student}
     * @throws ConfigurationException if it is, with what both say
     */
    public void require(String key, String type, Record settings) {
        differences(type, settings)
                .forEach(
                        (name, difference) -> {
                            throw new ConfigurationException(
                                    "%s.%s: %s".formatted(key, name, difference));
                        });
    }

    private void compare(String key, String saved, String configured, Map<String, String> to) {
        if (!saved.equals(configured)) {
            to.put(
                    key,
                    "is %s, but the network that left the weights %s has %s; configure the same"
                            .formatted(configured, file, saved));
        }
    }

    private static Object value(RecordComponent component, Record settings) {
        Method accessor = component.getAccessor();
        try {
            accessor.setAccessible(true);
            return accessor.invoke(settings);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("could not read " + component, e);
        }
    }

    private static String text(JsonNode node) {
        if (node.isMissingNode() || node.isNull()) {
            return "not set";
        }
        if (node.isArray()) {
            return list(node.valueStream().map(NetworkClaim::text).toList());
        }
        return node.isNumber() ? number(node.doubleValue()) : node.asText(node.toString());
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(NetworkClaim::text).orElse("not set");
        }
        if (value instanceof Collection<?> all) {
            return list(all.stream().map(NetworkClaim::text).toList());
        }
        if (value instanceof Number number) {
            return number(number.doubleValue());
        }
        return value instanceof Enum<?> constant
                ? constant.name().toLowerCase(Locale.ROOT).replace('_', '-')
                : String.valueOf(value);
    }

    private static String list(List<String> items) {
        return items.stream().collect(Collectors.joining(", ", "[", "]"));
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String kebab(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1-$2").toLowerCase(Locale.ROOT);
    }
}
