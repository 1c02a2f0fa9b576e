package org.kdtoolkit.baselines.pair;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;

/**
 * The two students of a training scheme, of which one has a part of its own.
 *
 * @param scheme the scheme's name
 * @param part what it is, such as "teacher"
 * @param key the scheme's key that names it
 * @param named who has that part; by default the second of the two
 */
public record StudentPair(String scheme, String part, String key, Optional<String> named) {

    private static final String VOWELS = "aeiou";

    /**
     * Checks that there are two students, and who has the part is one of them.
     *
     * @param names the students', in the file's order
     * @throws ConfigurationException if not
     */
    public void check(Collection<String> names) {
        if (names.size() != 2) {
            throw new ConfigurationException(
                    "%s trains a student and %s %s, and there %s: name two in 'students', the %3$s second"
                            .formatted(scheme, article(), part, number(names)));
        }
        named.filter(name -> !names.contains(name))
                .ifPresent(
                        name -> {
                            throw new ConfigurationException(
                                    "%s has no %s '%s' (there are: %s); '%s' names one of the 'students'"
                                            .formatted(
                                                    scheme,
                                                    part,
                                                    name,
                                                    String.join(", ", names),
                                                    key));
                        });
    }

    private String article() {
        return VOWELS.indexOf(part.charAt(0)) < 0 ? "a" : "an";
    }

    private static String number(Collection<String> names) {
        return names.size() == 1 ? "is one network" : "are " + names.size() + " networks";
    }

    /**
     * Who has the part.
     *
     * @param names the students', in the file's order
     */
    public String withPart(Collection<String> names) {
        return named.orElseGet(() -> List.copyOf(names).get(1));
    }

    /**
     * Who has it not.
     *
     * @param names the students', in the file's order
     */
    public String other(Collection<String> names) {
        String withPart = withPart(names);
        return names.stream().filter(name -> !name.equals(withPart)).findFirst().orElseThrow();
    }
}
