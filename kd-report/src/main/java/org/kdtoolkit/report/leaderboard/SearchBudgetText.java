package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.kdtoolkit.report.result.SearchBudget;
import org.kdtoolkit.report.result.SearchRecord;

/** What a search has spent, and whom it gave up early, in sentences. */
public final class SearchBudgetText {

    private SearchBudgetText() {}

    /** Who is about to be trained up to a rung. */
    public static String round(int candidates, int epochs) {
        return "search: %s up to epoch %d"
                .formatted(candidates == 1 ? "1 candidate" : candidates + " candidates", epochs);
    }

    /** How candidates were given up early; empty where each was trained to its end. */
    public static Optional<String> ladder(SearchRecord search) {
        SearchBudget budget = search.budget();
        if (!budget.gaveUpEarly()) {
            return Optional.empty();
        }
        List<String> below =
                budget.rungs().subList(0, budget.rungs().size() - 1).stream()
                        .map(String::valueOf)
                        .toList();
        int last = below.size() - 1;
        String rungs =
                last == 0
                        ? below.get(0)
                        : String.join(", ", below.subList(0, last)) + " and " + below.get(last);
        return Optional.of(
                "After %s of %d epochs one of each %d candidates went on, the best by then; what is shown of the others is the best they had by then."
                        .formatted(rungs, budget.whole(), budget.reduction()));
    }

    /**
     * What of a method was given up early, and what was trained in all: clauses for the sentence
     * about it.
     */
    static List<String> clauses(SearchRecord.Method method, SearchRecord search) {
        List<String> clauses = new ArrayList<>();
        if (search.budget().gaveUpEarly()) {
            Map<Integer, Long> stopped =
                    method.candidates().stream()
                            .filter(one -> one.values().size() == search.seeds().size())
                            .filter(one -> !method.ranking().contains(one.number()))
                            .collect(
                                    Collectors.groupingBy(
                                            one -> search.budget().height(one.rung()),
                                            TreeMap::new,
                                            Collectors.counting()));
            stopped.forEach(
                    (epoch, count) ->
                            clauses.add("%d stopped after epoch %d".formatted(count, epoch)));
            Optional.ofNullable(search.budget().epochs().get(method.name()))
                    .ifPresent(
                            spent ->
                                    clauses.add(
                                            "%d of %d epochs were trained"
                                                    .formatted(spent, all(method, search))));
        }
        return clauses;
    }

    /** The epochs of all candidates with all seeds, had each been trained to its end. */
    private static long all(SearchRecord.Method method, SearchRecord search) {
        return (long) method.candidates().size() * search.seeds().size() * search.budget().whole();
    }
}
