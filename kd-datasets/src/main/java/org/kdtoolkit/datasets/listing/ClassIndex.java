package org.kdtoolkit.datasets.listing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;

/** Numbers the classes: those that were listed, or all that occur, in alphabetical order. */
public final class ClassIndex {

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Optional<String> origin;

    private ClassIndex(Optional<String> origin) {
        this.origin = origin;
    }

    /** All labels that occur. */
    public static ClassIndex open() {
        return new ClassIndex(Optional.empty());
    }

    /**
     * The classes that the key {@code classes} lists, or all labels that occur.
     *
     * @throws ConfigurationException if one is listed twice, or is empty
     */
    public static ClassIndex of(Optional<List<String>> classes) {
        return classes.map(names -> of(names, "'classes'")).orElseGet(ClassIndex::open);
    }

    /**
     * Known classes, in canonical form.
     *
     * @param classes their names in order
     * @param origin where they are listed, as behind "not among"
     * @throws ConfigurationException if one is listed twice, or is empty
     */
    public static ClassIndex of(List<String> classes, String origin) {
        ClassIndex index = new ClassIndex(Optional.of(origin));
        for (String written : classes) {
            String name = CanonicalText.of(written);
            if (name.isEmpty()) {
                throw new ConfigurationException("%s lists an empty name".formatted(origin));
            }
            if (index.numbers.putIfAbsent(name, index.numbers.size()) != null) {
                throw new ConfigurationException("%s lists '%s' twice".formatted(origin, name));
            }
        }
        return index;
    }

    /** A label's number for the time being, or empty if it is not among those listed. */
    OptionalInt number(String label) {
        Integer known = numbers.get(label);
        if (known == null && origin.isPresent()) {
            return OptionalInt.empty();
        }
        if (known == null) {
            known = numbers.size();
            numbers.put(label, known);
        }
        return OptionalInt.of(known);
    }

    /** Whether a label would become a class that was not there before. */
    boolean isNew(String label) {
        return origin.isEmpty() && !numbers.containsKey(label);
    }

    /** Where the classes are listed. */
    String origin() {
        return origin.orElse("the labels");
    }

    String didYouMean(String label) {
        return Suggestions.didYouMean(label, numbers.keySet());
    }

    /** The classes by their numbers for the time being. */
    List<String> numbered() {
        return List.copyOf(numbers.keySet());
    }

    /** The classes in their final order. */
    List<String> classes() {
        List<String> names = new ArrayList<>(numbers.keySet());
        if (origin.isEmpty()) {
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
