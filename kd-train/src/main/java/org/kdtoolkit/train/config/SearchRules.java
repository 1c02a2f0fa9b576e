package org.kdtoolkit.train.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.config.DocumentReading;
import org.kdtoolkit.config.KeyPath;

/** A search has axes to search, methods with them, and seeds that the final run does not have. */
final class SearchRules {

    static final KeyPath SEARCH = KeyPath.parse("search");
    private static final KeyPath HIDE_TEST = KeyPath.parse("evaluation.hide-test");
    private static final KeyPath SEEDS = SEARCH.child("seeds");
    private static final KeyPath FINAL_SEEDS = KeyPath.parse("seeds");
    private static final KeyPath STRATEGY = SEARCH.child("strategy");
    private static final KeyPath REDUCTION = SEARCH.child("reduction");
    private static final KeyPath MIN_EPOCHS = SEARCH.child("min-epochs");
    private static final KeyPath EVERY = KeyPath.parse("evaluation.every");
    private static final KeyPath EPOCHS = KeyPath.parse("training.epochs");
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
            Optional<SearchConfig> search = reading.value(SEARCH, SearchConfig.class);
            search.ifPresent(rules::grid);
            search.ifPresent(rules::rungs);
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

    private void rungs(SearchConfig search) {
        if (search.strategy() != SearchStrategy.ASHA) {
            for (KeyPath key : List.of(REDUCTION, MIN_EPOCHS)) {
                if (reading.has(key)) {
                    reading.report(
                            key,
                            "there is nothing to give up early where each candidate is trained to"
                                    + " its end; remove it, or search by 'strategy: asha'");
                }
            }
            return;
        }
        Optional<Integer> epochs = reading.value(EPOCHS, Integer.class);
        Optional<Integer> every = reading.value(EVERY, Integer.class);
        if (epochs.isPresent() && every.isPresent()) {
            rungs(search, epochs.get(), every.get());
        }
    }

    private void rungs(SearchConfig search, int epochs, int every) {
        int first = search.firstRung(epochs, every);
        if (first >= epochs) {
            reading.report(
                    search.minEpochs().isPresent() ? MIN_EPOCHS : STRATEGY,
                    "no candidate would be given up early: the first rung has %d of the training's %d epochs; choose fewer for it, raise 'training.epochs', or search by 'strategy: random'"
                            .formatted(first, epochs));
        } else if (first % every != 0) {
            reading.report(
                    MIN_EPOCHS,
                    "a student is judged after each %d epochs (evaluation.every), and not after %d; choose a multiple of it"
                            .formatted(every, first));
        }
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
