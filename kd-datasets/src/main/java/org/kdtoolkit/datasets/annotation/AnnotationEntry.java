package org.kdtoolkit.datasets.annotation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.datasets.listing.ListJson;
import org.kdtoolkit.datasets.listing.ListLocation;
import org.kdtoolkit.datasets.listing.ListProblems;

/** An object of a database. What is wrong with it becomes a problem with its place. */
public final class AnnotationEntry {

    private final ListLocation place;
    private final String name;
    private final String title;
    private final JsonNode values;
    private final ListProblems problems;

    AnnotationEntry(ListLocation place, String name, JsonNode values, ListProblems problems) {
        this(place, name, "'%s'".formatted(name), values, problems);
    }

    private AnnotationEntry(
            ListLocation place, String name, String title, JsonNode values, ListProblems problems) {
        this.place = place;
        this.name = name;
        this.title = title;
        this.values = values;
        this.problems = problems;
    }

    /** Where it begins. */
    public ListLocation place() {
        return place;
    }

    /** Its name in the database. */
    public String name() {
        return name;
    }

    /** Whether it has a key. */
    public boolean has(String key) {
        return values.has(key);
    }

    /** Its keys. */
    public List<String> keys() {
        List<String> keys = new ArrayList<>();
        values.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    /** The text of a key; empty, and a problem, if there is none. */
    public Optional<String> text(String key) {
        return value(key)
                .filter(value -> value.isTextual() || mismatch(key, "a text", value))
                .map(JsonNode::textValue);
    }

    /** The pair of numbers of a key; empty, and a problem, if there is none. */
    public Optional<double[]> pair(String key) {
        return value(key)
                .filter(value -> isPair(value) || mismatch(key, "two numbers", value))
                .map(pair -> new double[] {pair.get(0).doubleValue(), pair.get(1).doubleValue()});
    }

    private static boolean isPair(JsonNode value) {
        return value.isArray()
                && value.size() == 2
                && isKnown(value.get(0))
                && isKnown(value.get(1));
    }

    private static boolean isKnown(JsonNode number) {
        return number.isNumber() && !ListJson.isNaN(number);
    }

    /** The object of a key; empty, and a problem, if there is none. */
    public Optional<AnnotationEntry> part(String key) {
        return value(key)
                .filter(value -> value.isObject() || mismatch(key, "an object", value))
                .map(part -> new AnnotationEntry(place, name, title, part, problems));
    }

    /** The objects that are listed under a key; empty, and a problem, if they are no list. */
    public Optional<List<AnnotationEntry>> parts(String key) {
        return value(key)
                .filter(value -> value.isArray() || mismatch(key, "a list", value))
                .map(list -> parts(key, list));
    }

    private List<AnnotationEntry> parts(String key, JsonNode list) {
        List<AnnotationEntry> parts = new ArrayList<>(list.size());
        for (JsonNode part : list) {
            String number = "%s, number %d of '%s'".formatted(title, parts.size(), key);
            parts.add(new AnnotationEntry(place, name, number, part, problems));
        }
        return parts;
    }

    /** Reports something that is wrong with it. */
    public void report(String problem) {
        problems.add(place, "%s %s".formatted(title, problem));
    }

    private Optional<JsonNode> value(String key) {
        JsonNode value = values.get(key);
        if (value == null) {
            List<String> found = keys();
            report(
                    "has no '%s'%s (found: %s)"
                            .formatted(
                                    key,
                                    Suggestions.didYouMean(key, found),
                                    found.isEmpty() ? "nothing" : String.join(", ", found)));
        }
        return Optional.ofNullable(value);
    }

    private boolean mismatch(String key, String expected, JsonNode found) {
        report("must have %s for '%s', found %s".formatted(expected, key, ListJson.text(found)));
        return false;
    }
}
