package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** A search has axes to search, methods with them, and seeds that the final run does not have. */
final class SearchRules {

    static final KeyPath SEARCH = KeyPath.parse("search");
    private static final KeyPath HIDE_TEST = KeyPath.parse("evaluation.hide-test");
    private static final KeyPath SEEDS = SEARCH.child("seeds");
    private static final KeyPath FINAL_SEEDS = KeyPath.parse("seeds");
    private static final List<String> FIXED = List.of("dataset", "student", "students");

    private final DocumentReading reading;

    private SearchRules(DocumentReading reading) {
        this.reading = reading;
    }

    /** Reports what is wrong with what could be read. */
    static void check(DocumentReading reading) {
        if (reading.has(SEARCH)) {
            SearchRules rules = new SearchRules(reading);
            rules.axes();
            rules.seeds();
            reading.value(SEARCH, SearchConfig.class).ifPresent(rules::grid);
        }
    }

    private void axes() {
        List<String> axes = reading.keys(ExperimentKeys.SWEEP);
        if (axes.isEmpty()) {
            reading.report(
                    SEARCH,
                    "there is nothing to search: add axes, such as 'sweep:"
                            + " {training.optimizer.learning-rate: {log-uniform: [0.0001, 0.1]}}'");
        }
        for (String axis : axes) {
            String first = KeyPath.parse(axis).steps().get(0);
            if (FIXED.contains(first) || first.equals("evaluation") || first.equals("corruption")) {
                reading.report(
                        ExperimentKeys.SWEEP.child(axis),
                        "a search can't vary '%s': scores on other data, of other students or by other measures don't compare; it varies 'training' and keys of methods"
                                .formatted(axis));
            }
        }
        if (axes.contains("training.epochs")) {
            reading.report(
                    ExperimentKeys.SWEEP.child("training.epochs"),
                    "a search can't vary how long is trained: methods would not have equal budgets;"
                            + " set it in 'training'");
        }
        for (KeyPath others :
                List.of(KeyPath.parse("dataset.folds"), KeyPath.parse("corruption.rates"))) {
            if (!reading.entries(others).isEmpty()) {
                reading.report(
                        others, "there is a 'search', which has no points; remove one of the two");
            }
        }
    }

    private void seeds() {
        if (reading.value(HIDE_TEST, Boolean.class).orElse(false)) {
            return; // nothing is judged by other samples than those that choose
        }
        List<Integer> last = numbers(FINAL_SEEDS);
        for (KeyPath entry : reading.entries(SEEDS)) {
            reading.value(entry, Integer.class)
                    .filter(last::contains)
                    .ifPresent(
                            seed ->
                                    reading.report(
                                            entry,
                                            "the seed %d is one of 'seeds' as well: what was chosen by it would be judged by it; take others"
                                                    .formatted(seed)));
        }
    }

    private List<Integer> numbers(KeyPath list) {
        List<Integer> numbers = new ArrayList<>();
        if (reading.entries(list).isEmpty()) {
            numbers.add(1); // the default of 'seeds'
        }
        reading.entries(list)
                .forEach(entry -> reading.value(entry, Integer.class).ifPresent(numbers::add));
        return numbers;
    }

    private void grid(SearchConfig search) {
        if (search.strategy() != SearchStrategy.GRID) {
            return;
        }
        for (String axis : reading.keys(ExperimentKeys.SWEEP)) {
            reading.value(ExperimentKeys.SWEEP.child(axis), Space.class)
                    .filter(space -> space.size().isEmpty())
                    .ifPresent(
                            range ->
                                    reading.report(
                                            ExperimentKeys.SWEEP.child(axis),
                                            "a grid has no values in a range: %s; list them, or search by 'strategy: random'"
                                                    .formatted(range.text())));
        }
    }
}
