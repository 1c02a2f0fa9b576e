package org.kdtoolkit.train.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.ExperimentWriter;
import org.kdtoolkit.train.config.KeysWithoutEffect;

/**
 * Tells whether the results of two experiments may stand in one leaderboard: all keys must be
 * equal, but for those that no result depends on, and for methods, seeds and points of a sweep that
 * only one of the experiments has.
 */
final class Comparability {

    /** What the results are called stands above the leaderboard. */
    private static final String NAME = "name";

    private static final Set<String> WITHOUT_EFFECT =
            KeysWithoutEffect.all()
                    .filter(key -> !key.equals(NAME))
                    .collect(Collectors.toUnmodifiableSet());

    private static final String NO_SWEEP = "nothing";

    /** Points of a sweep, where answers and samples are kept, and how media would be prepared. */
    private static final Pattern BESIDE_RESULTS =
            Pattern.compile(
                    "corruption\\.rates|teacher\\.cache|teachers\\.[^.]+\\.cache"
                            + "|dataset\\.(prepare|disk-cache)\\..*");

    private Comparability() {}

    /**
     * What makes the results incomparable. Keys whose values the data have yet to settle are not
     * compared.
     *
     * @return one phrase a key, such as {@code 'training.epochs' was 10 and is 20}
     */
    static List<String> differences(ExperimentConfig before, ExperimentConfig now) {
        Map<String, JsonNode> was = parts(before);
        Map<String, JsonNode> is = parts(now);
        is.keySet().removeIf(part -> isMethod(part) && !was.containsKey(part));
        was.keySet().removeIf(part -> isMethod(part) && !is.containsKey(part));
        Map<String, String> old = keys(was);
        Map<String, String> young = keys(is);
        Set<String> all = new LinkedHashSet<>(old.keySet());
        all.addAll(young.keySet());
        all.removeIf(Comparability::isWithoutEffect);
        all.removeIf(key -> isSearched(key, before) || isSearched(key, now));
        all.removeAll(now.evaluation().leftToData());
        List<String> differences = new ArrayList<>();
        for (String key : all) {
            String then = old.getOrDefault(key, "not set");
            String since = young.getOrDefault(key, "not set");
            if (!then.equals(since)) {
                differences.add("'%s' was %s and is %s".formatted(key, then, since));
            }
        }
        return differences;
    }

    private static boolean isWithoutEffect(String key) {
        return WITHOUT_EFFECT.contains(key) || BESIDE_RESULTS.matcher(key).matches();
    }

    /** What a search varies differs from method to method, and belongs to each. */
    private static boolean isSearched(String key, ExperimentConfig config) {
        return config.searches()
                && (key.equals("sweep")
                        || key.equals("search")
                        || key.startsWith("search.")
                        || config.sweep().keySet().stream()
                                .anyMatch(
                                        axis ->
                                                (axis + ".").startsWith(key + ".")
                                                        || key.startsWith(axis + ".")));
    }

    private static boolean isMethod(String part) {
        return part.startsWith("methods.");
    }

    /** The top-level keys, and each method by its name. */
    private static Map<String, JsonNode> parts(ExperimentConfig config) {
        Map<String, JsonNode> parts = new LinkedHashMap<>();
        JsonNode tree = new ExperimentWriter().tree(config);
        tree.properties().forEach(field -> parts.put(field.getKey(), field.getValue()));
        parts.put("sweep", axes(parts.remove("sweep")));
        parts.remove("methods")
                .forEach(method -> parts.put("methods." + method.get("name").asText(), method));
        return parts;
    }

    /** Which axes a sweep has, whatever their values. */
    private static JsonNode axes(JsonNode sweep) {
        List<String> axes = sweep.properties().stream().map(Map.Entry::getKey).toList();
        return TextNode.valueOf(axes.isEmpty() ? NO_SWEEP : String.join(" and ", axes));
    }

    /** The text of every value by its key, such as {@code training.epochs}. */
    private static Map<String, String> keys(Map<String, JsonNode> parts) {
        Map<String, String> keys = new LinkedHashMap<>();
        parts.forEach((part, value) -> add(part, value, keys));
        return keys;
    }

    private static void add(String key, JsonNode value, Map<String, String> keys) {
        if (value instanceof ObjectNode object) {
            object.properties().forEach(f -> add(key + "." + f.getKey(), f.getValue(), keys));
        } else {
            keys.put(key, value.isTextual() ? value.asText() : value.toString());
        }
    }
}
