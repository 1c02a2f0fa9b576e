package org.kdtoolkit.datasets.listing;

import java.util.HashSet;
import java.util.Set;
import org.kdtoolkit.api.data.Subset;

/**
 * Sees to it that samples which were cut from one recording stay in one subset. Such samples look
 * and sound alike: a student that has learnt from one of them knows the others.
 */
public final class Origins {

    private final String origin;
    private final SubsetNames names;
    private final Problems problems;
    private final KnownIds known = new KnownIds();
    private final Set<String> told = new HashSet<>();

    /**
     * Begins with none.
     *
     * @param origin what samples have in common, such as "video"
     * @param names what the list calls the subsets
     * @param problems is told of an origin that is in two subsets, once
     */
    public Origins(String origin, SubsetNames names, Problems problems) {
        this.origin = origin;
        this.names = names;
        this.problems = problems;
    }

    /**
     * Checks a sample of a known subset against all before it.
     *
     * @param name of its origin
     */
    public void check(Entry entry, String name) {
        Subset subset = names.byName().get(entry.subset());
        known.add(name, subset, entry.place())
                .filter(other -> other.subset() != subset && told.add(name))
                .ifPresent(
                        other ->
                                problems.add(
                                        entry.place(),
                                        "%s '%s' is in %s already, by %s; what was cut from one %s looks and sounds alike, so that a student would be judged by what it has seen"
                                                .formatted(
                                                        origin,
                                                        name,
                                                        other.subset().key(),
                                                        problems.name(other.place()),
                                                        origin)));
    }
}
