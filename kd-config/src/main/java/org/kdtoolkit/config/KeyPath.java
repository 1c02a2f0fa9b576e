package org.kdtoolkit.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
        List<String> longer = new ArrayList<>(steps);
        longer.add(key);
        return new KeyPath(longer);
    }

    /** The path to an entry of the list at this path. */
    public KeyPath child(int index) {
        return child(Integer.toString(index));
    }

    /** Whether this is another path, or leads on from it. */
    public boolean isWithin(KeyPath other) {
        int depth = other.steps.size();
        return steps.size() >= depth && steps.subList(0, depth).equals(other.steps);
    }

    /** The steps from one on, counted from 0. */
    public KeyPath from(int step) {
        return new KeyPath(steps.subList(step, steps.size()));
    }

    /** The first so many steps. */
    KeyPath to(int count) {
        return new KeyPath(steps.subList(0, count));
    }

    /** The path that leads on with the steps of another. */
    public KeyPath join(KeyPath further) {
        List<String> longer = new ArrayList<>(steps);
        longer.addAll(further.steps);
        return new KeyPath(longer);
    }

    /** The last step; there is one. */
    public String last() {
        return steps.get(steps.size() - 1);
    }

    /** The path without the last step; there is one. */
    KeyPath parent() {
        return new KeyPath(steps.subList(0, steps.size() - 1));
    }

    @Override
    public String toString() {
        return String.join(".", steps);
    }
}
