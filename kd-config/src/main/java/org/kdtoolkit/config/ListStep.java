package org.kdtoolkit.config;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.internal.Suggestions;
import org.kdtoolkit.config.Node.ListNode;
import org.kdtoolkit.config.Node.MapNode;
import org.kdtoolkit.config.Node.ScalarNode;

/**
 * The step of a path into a list: to an entry by its index, or by its {@code name}. A name may hold
 * full stops, and then is several of the path's steps.
 *
 * @param index which entry, from 0
 * @param length how many of the path's steps lead there
 * @param problem why none does
 */
record ListStep(int index, int length, Optional<String> problem) {

    private static final String NAME = "name";

    /**
     * Takes the step.
     *
     * @param rest what is left of the path, at least one step
     * @param named whether an entry that is a text alone is its name
     */
    static ListStep of(ListNode list, KeyPath rest, boolean named) {
        List<String> names = list.items().stream().map(item -> name(item, named)).toList();
        String step = rest.steps().get(0);
        boolean isIndex = step.matches("\\d{1,9}") && Integer.parseInt(step) < list.items().size();
        Optional<ListStep> byName = byName(names, rest);
        if (isIndex && byName.filter(to -> to.index() != Integer.parseInt(step)).isPresent()) {
            return refused(
                    "'%s' is the index of one entry and the name of another; rename that"
                            .formatted(step));
        }
        if (isIndex) {
            return new ListStep(Integer.parseInt(step), 1, Optional.empty());
        }
        return byName.orElseGet(() -> refused(missing(step, names)));
    }

    /** The longest name that the path begins with. */
    private static Optional<ListStep> byName(List<String> names, KeyPath rest) {
        for (int length = rest.steps().size(); length > 0; length--) {
            String name = String.join(".", rest.steps().subList(0, length));
            int index = names.indexOf(name);
            if (index >= 0) {
                return Optional.of(new ListStep(index, length, Optional.empty()));
            }
        }
        return Optional.empty();
    }

    private static String missing(String step, List<String> names) {
        List<String> known = names.stream().filter(name -> !name.isEmpty()).toList();
        if (names.isEmpty()) {
            return "the list is empty, so there is no entry '%s'".formatted(step);
        }
        String index = "the index of an entry, 0 to %d".formatted(names.size() - 1);
        return known.isEmpty()
                ? "expected %s, found '%s'".formatted(index, step)
                : "expected the name of an entry (%s), or %s, found '%s'%s"
                        .formatted(
                                String.join(", ", known),
                                index,
                                step,
                                Suggestions.didYouMean(step, known));
    }

    private static ListStep refused(String problem) {
        return new ListStep(0, 0, Optional.of(problem));
    }

    /** What an entry is called; an empty text if nothing. */
    private static String name(Node item, boolean named) {
        if (named && item instanceof ScalarNode alone) {
            return alone.text();
        }
        return item instanceof MapNode map
                        && map.entries().get(NAME) != null
                        && map.entries().get(NAME).value() instanceof ScalarNode name
                ? name.text()
                : "";
    }
}
