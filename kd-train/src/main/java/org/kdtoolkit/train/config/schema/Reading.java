package org.kdtoolkit.train.config.schema;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.Registry;

/**
 * A document while it is read: the values found so far, their places, and what is wrong. Rules that
 * span several keys look here for the values that could be read, so that one mistake does not hide
 * another.
 */
public final class Reading {

    private final Registry registry;
    private final Path folder;
    private final List<Problem> problems;
    private final Map<KeyPath, Object> values = new HashMap<>();
    private final Map<KeyPath, Place> places = new LinkedHashMap<>();

    Reading(Registry registry, Path folder, List<Problem> problems) {
        this.registry = registry;
        this.folder = folder;
        this.problems = new ArrayList<>(problems);
    }

    /** The providers. */
    public Registry registry() {
        return registry;
    }

    /** The value at a path; empty where it is missing or wrong. */
    public <T> Optional<T> value(KeyPath path, Class<T> type) {
        return Optional.ofNullable(values.get(path)).map(type::cast);
    }

    /** The paths to the entries of the list at a path, right or wrong. */
    public List<KeyPath> entries(KeyPath list) {
        return IntStream.iterate(0, i -> has(list.child(i)), i -> i + 1)
                .mapToObj(list::child)
                .toList();
    }

    /** The keys of the map at a path, in its order, whether their values are right or wrong. */
    public List<String> keys(KeyPath map) {
        return places.keySet().stream()
                .filter(path -> path.isChildOf(map))
                .map(path -> path.steps().get(path.steps().size() - 1))
                .toList();
    }

    /** Whether something was written at a path, right or wrong, or stands there by default. */
    public boolean has(KeyPath path) {
        return places.containsKey(path);
    }

    /** Adds a problem with what is written at a path. */
    public void report(KeyPath path, String message) {
        report(places.get(path), path, message);
    }

    /** The folder that relative paths begin at. */
    Path folder() {
        return folder;
    }

    void report(Place place, KeyPath path, String message) {
        problems.add(new Problem(place, path, message));
    }

    /** Reports that a node is not what it should be. */
    Optional<Object> mismatch(Node node, KeyPath path, String expected) {
        return mismatch(node, path, expected, "");
    }

    /** Reports that a node is not what it should be, with a hint behind. */
    Optional<Object> mismatch(Node node, KeyPath path, String expected, String hint) {
        String message = "expected %s, found %s%s".formatted(expected, node.found(), hint);
        report(node.place(), path, message);
        return Optional.empty();
    }

    /** Reads a node and takes note of where and what it is. */
    Optional<Object> read(SchemaType type, Node node, KeyPath path) {
        places.put(path, node.place());
        Optional<Object> value = type.read(node, path, this);
        value.ifPresent(v -> values.put(path, v));
        return value;
    }

    /** Throws if there is a problem. */
    void finish() {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparing(Problem::place, Place.ORDER));
            throw new InvalidConfigurationException(problems);
        }
    }
}
