package org.kdtoolkit.train.search;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.train.config.ExperimentConfig;
import org.kdtoolkit.train.config.Space;
import org.kdtoolkit.train.config.SweepAxis;

/** Values for a method's axes that somebody else has chosen. */
public final class ChosenValues {

    private ChosenValues() {}

    /**
     * The values in the order of the axes, each as its axis writes it.
     *
     * @param method the method's name
     * @param values a value for each axis that the method is searched over, by its key
     * @param config an experiment with a search
     * @throws ConfigurationException with all that is wrong: there is no such method, or it is not
     *     searched, an axis has no value, a value is none of its axis, or a key is no axis
     */
    public static Map<String, PointValue> of(
            String method, Map<String, JsonNode> values, ExperimentConfig config) {
        List<SweepAxis> axes = axes(method, config);
        List<String> problems = new ArrayList<>();
        Map<String, PointValue> chosen = new LinkedHashMap<>();
        for (SweepAxis axis : axes) {
            JsonNode value = values.get(axis.key());
            Optional<PointValue> found =
                    value == null ? Optional.empty() : SpaceValue.of(axis.space(), value);
            found.ifPresentOrElse(
                    one -> chosen.put(axis.key(), one),
                    () ->
                            problems.add(
                                    "%s: expected %s, found %s"
                                            .formatted(
                                                    axis.key(),
                                                    expected(axis),
                                                    value == null ? "none" : value)));
        }
        List<String> known = axes.stream().map(SweepAxis::key).toList();
        values.keySet().stream()
                .filter(key -> !known.contains(key))
                .forEach(
                        key ->
                                problems.add(
                                        "%s: no axis of '%s'%s (it has: %s)"
                                                .formatted(
                                                        key,
                                                        method,
                                                        Suggestions.didYouMean(key, known),
                                                        String.join(", ", known))));
        if (!problems.isEmpty()) {
            throw new ConfigurationException(String.join("\n", problems));
        }
        return chosen;
    }

    private static String expected(SweepAxis axis) {
        return axis.space() instanceof Space.Choice ? "one of " + axis.text() : axis.text();
    }

    private static List<SweepAxis> axes(String method, ExperimentConfig config) {
        List<SweepAxis> axes = Candidates.axesOf(config.method(method).name(), config);
        if (axes.isEmpty()) {
            throw new ConfigurationException(
                    "'%s' has no axes, and runs as it stands; searched are: %s"
                            .formatted(method, String.join(", ", Candidates.searched(config))));
        }
        return axes;
    }

    /** Values as JSON has them. */
    static Map<String, JsonNode> json(Map<String, PointValue> values) {
        Map<String, JsonNode> json = new LinkedHashMap<>();
        values.forEach((key, value) -> json.put(key, value.json()));
        return json;
    }
}
