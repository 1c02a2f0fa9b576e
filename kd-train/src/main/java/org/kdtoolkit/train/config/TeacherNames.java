package org.kdtoolkit.train.config;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * The teachers that methods may name; who names none means the first.
 *
 * @param known the names, at least one
 */
public record TeacherNames(List<String> known) {

    /** Copies the names. */
    public TeacherNames(Collection<String> known) {
        this(List.copyOf(known));
    }

    /** Whom somebody means. */
    public String meant(Optional<String> name) {
        return name.orElseGet(() -> known.get(0));
    }

    /** Whom somebody means that may name several. */
    public List<String> meant(List<String> names) {
        return names.isEmpty() ? known.subList(0, 1) : names;
    }

    /** The filter of a method, if that stands before this teacher. */
    public Optional<FilterSpec> filter(MethodSpec method, String teacher) {
        return method.filter().filter(filter -> meant(filter.teacher()).equals(teacher));
    }

    /** What is wrong with a name, if it is no teacher's. */
    public Optional<String> objection(String name) {
        return known.contains(name)
                ? Optional.empty()
                : Optional.of(
                        "there is no teacher '%s'%s (known: %s)"
                                .formatted(
                                        name,
                                        Suggestions.didYouMean(name, known),
                                        String.join(", ", known)));
    }

    /**
     * What is wrong with a filter from whose teacher no objective learns.
     *
     * @param filter the teacher that the filter names
     * @param objectives the teachers that the objectives name
     */
    public Optional<String> objection(Optional<String> filter, List<List<String>> objectives) {
        String purified = meant(filter);
        return objectives.stream().anyMatch(names -> meant(names).contains(purified))
                ? Optional.empty()
                : Optional.of(
                        "the filter purifies the teacher '%s', but no objective learns from that; give an objective 'teacher: %1$s'"
                                .formatted(purified));
    }
}
