package org.kdtoolkit.train.config.schema;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way to a value from the document's root: keys, and indices of lists from 0. It is written
 * {@code methods.1.name}.
 *
 * @param steps the keys and indices
 */
public record KeyPath(List<String> steps) {

    /** The root. */
    public static final KeyPath ROOT = new KeyPath(List.of());

    /** Copies the steps. */
    public KeyPath {
        steps = List.copyOf(steps);
    }

    /** Reads a path such as {@code methods.1.name}. */
    public static KeyPath parse(String dotted) {
        return new KeyPath(Arrays.asList(dotted.split("\\.", -1)));
    }

    /** The path to a key of the value at this path. */
    public KeyPath child(String key) {
        return new KeyPath(Stream.concat(steps.stream(), Stream.of(key)).toList());
    }

    /** The path to an entry of the list at this path. */
    public KeyPath child(int index) {
        return child(Integer.toString(index));
    }

    /** Whether this is the path to a key or an entry of the value at another. */
    boolean isChildOf(KeyPath parent) {
        int depth = parent.steps.size();
        return steps.size() == depth + 1 && steps.subList(0, depth).equals(parent.steps);
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
