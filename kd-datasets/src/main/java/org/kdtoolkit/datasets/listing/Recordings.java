package org.kdtoolkit.datasets.listing;

import java.util.HashSet;
import java.util.Set;
import org.kdtoolkit.api.data.Subset;

/**
 * Makes sure that samples which were cut from one recording stay in one subset. Such samples look
 * and sound alike: a student that has learnt from one of them knows the others.
 */
final class Recordings {

    private final ListProblems problems;
    private final KnownIds known = new KnownIds();
    private final Set<String> told = new HashSet<>();

    /** Begins with none; a recording that is in two subsets is a problem, which is said once. */
    Recordings(ListProblems problems) {
        this.problems = problems;
    }

    /**
     * Checks a sample against all before it.
     *
     * @param name of its recording
     */
    void check(String name, Subset subset, ListLocation place) {
        known.add(name, subset, place)
                .filter(other -> other.subset() != subset && told.add(name))
                .ifPresent(
                        other ->
                                problems.add(
                                        place,
                                        "recording '%s' is in %s already, by %s; what was cut from one recording looks and sounds alike, so that a student would be judged by what it has seen"
                                                .formatted(
                                                        name,
                                                        other.subset().key(),
                                                        problems.name(other.place()))));
    }
}
