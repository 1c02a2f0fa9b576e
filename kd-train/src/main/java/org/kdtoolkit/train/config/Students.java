package org.kdtoolkit.train.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The students of an experiment.
 *
 * @param byName at least one, in the file's order; an only one without a name of its own is called
 *     {@code student}
 * @param areNamed whether the names are the file's own: then they stand before metrics
 */
public record Students(Map<String, StudentSpec> byName, boolean areNamed) {

    private static final String ONLY = "student";

    /** Copies the map, in its order. */
    public Students {
        byName = Collections.unmodifiableMap(new LinkedHashMap<>(byName));
    }

    /** An only student, without a name of its own. */
    public static Students only(StudentSpec student) {
        return new Students(Map.of(ONLY, student), false);
    }

    /** The first, which is the only one that methods know. */
    public StudentSpec first() {
        return byName.values().iterator().next();
    }

    /** The name of the first. */
    public String firstName() {
        return byName.keySet().iterator().next();
    }

    /** What stands before the metrics of the first. */
    public Optional<String> prefix() {
        return areNamed ? Optional.of(firstName()) : Optional.empty();
    }

    /** What may stand before metrics; nothing if there is no choice. */
    public List<String> prefixes() {
        return areNamed ? List.copyOf(byName.keySet()) : List.of();
    }

    /** The key of the file that describes a student, such as {@code students.image}. */
    public String key(String name) {
        return areNamed ? "students." + name : ONLY;
    }
}
