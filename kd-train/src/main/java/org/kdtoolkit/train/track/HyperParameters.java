package org.kdtoolkit.train.track;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.kdtoolkit.config.Schema;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.TrainingConfig;

/** What tells a trial from others. */
public final class HyperParameters {

    private static final String TRAINING = "training";

    private HyperParameters() {}

    /**
     * Method and seed, the point's values, and the keys of {@code training} that are not as by
     * default.
     *
     * @return each a {@code String}, {@code Double} or {@code Boolean}, by its key
     */
    public static Map<String, Object> of(
            ExperimentConfig config,
            Registry registry,
            TrackedPoint point,
            String method,
            int seed) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("method", method);
        all.put("seed", (double) seed);
        point.at().forEach((key, value) -> all.put(key, plain(value)));
        Schema<TrainingConfig> schema = Schema.of(TrainingConfig.class);
        Map<String, Object> usual = leaves(schema.write(schema.defaults(registry)));
        leaves(schema.write(config.training()))
                .forEach(
                        (key, value) -> {
                            if (!value.equals(usual.get(key))) {
                                all.putIfAbsent(key, value);
                            }
                        });
        return all;
    }

    private static Object plain(PointValue value) {
        if (value.number().isPresent()) {
            return value.number().getAsDouble();
        }
        return value.json().isBoolean() ? value.json().booleanValue() : value.text();
    }

    private static Map<String, Object> leaves(JsonNode training) {
        Map<String, Object> leaves = new LinkedHashMap<>();
        add(TRAINING, training, leaves);
        return leaves;
    }

    private static void add(String key, JsonNode node, Map<String, Object> leaves) {
        if (node instanceof ObjectNode object) {
            object.properties()
                    .forEach(entry -> add(key + "." + entry.getKey(), entry.getValue(), leaves));
        } else if (node.isNumber()) {
            leaves.put(key, node.doubleValue());
        } else if (node.isBoolean()) {
            leaves.put(key, node.booleanValue());
        } else if (node instanceof ArrayNode || !node.isNull()) {
            leaves.put(key, node.isTextual() ? node.asText() : node.toString());
        }
    }
}
