package org.kdtoolkit.datasets.manifest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.Suggestions;

/** Numbers the classes: those that were listed, or all that occur, in alphabetical order. */
final class ClassIndex {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final boolean closed;

    private ClassIndex(boolean closed) {
        this.closed = closed;
    }

    static ClassIndex of(Optional<List<String>> classes) {
        ClassIndex index = new ClassIndex(classes.isPresent());
        for (String name : classes.orElse(List.of())) {
            if (index.numbers.putIfAbsent(name, index.numbers.size()) != null) {
                throw new ConfigurationException("'classes' lists '%s' twice".formatted(name));
            }
        }
        return index;
    }

    /** A label's number for the time being, or empty if it is not among those listed. */
    OptionalInt number(String label) {
        Integer known = numbers.get(label);
        if (known == null && closed) {
            return OptionalInt.empty();
        }
        if (known == null) {
            known = numbers.size();
            numbers.put(label, known);
        }
        return OptionalInt.of(known);
    }

    String didYouMean(String label) {
        return Suggestions.didYouMean(label, numbers.keySet());
    }

    /** The classes in their final order. */
    List<String> classes() {
        List<String> names = new ArrayList<>(numbers.keySet());
        if (!closed) {
            names.sort(null);
        }
        return names;
    }

    /** The final class index of each number. */
    int[] places() {
        List<String> classes = classes();
        int[] places = new int[numbers.size()];
        IntStream.range(0, classes.size()).forEach(i -> places[numbers.get(classes.get(i))] = i);
        return places;
    }
}
