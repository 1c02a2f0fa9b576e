package org.kdtoolkit.report.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.kdtoolkit.report.leaderboard.SearchBudgetText;
import org.kdtoolkit.report.leaderboard.SearchText;
import org.kdtoolkit.report.result.SearchFolder;
import org.kdtoolkit.report.result.SearchRecord;

/** What was searched before the final run: the space, the budget, the best and how much better. */
final class SearchSection {

    private final SearchRecord search;

    private SearchSection(SearchRecord search) {
        this.search = search;
    }

    /** The section of a benchmark that searched; none of another one. */
    static Section of(SearchFolder folder) {
        return folder.read().map(search -> new SearchSection(search).render()).orElse(Section.NONE);
    }

    private Section render() {
        String budget = SearchText.budget(search);
        String ladder = SearchBudgetText.ladder(search).map(" "::concat).orElse("");
        return Section.of(
                "Search",
                Html.hint(budget + ladder),
                SearchText.inequality(search).map(Html::hint).orElse(Html.NONE),
                best(),
                candidates());
    }

    private Html best() {
        Map<String, String> facts = new LinkedHashMap<>();
        for (SearchRecord.Method method : search.methods()) {
            facts.put(
                    method.name(),
                    "%s. Searched: %s."
                            .formatted(SearchText.sentence(method, search), space(method)));
        }
        return Facts.of(facts);
    }

    private static String space(SearchRecord.Method method) {
        return method.space().entrySet().stream()
                .map(axis -> "%s: %s".formatted(axis.getKey(), axis.getValue()))
                .collect(Collectors.joining("; "));
    }

    private Html candidates() {
        Table table = Table.ofTexts("all candidates, by their mean", headings());
        for (SearchRecord.Method method : search.methods()) {
            search.compared(method).forEach(one -> table.row(row(method, one)));
        }
        return table.render();
    }

    private List<String> headings() {
        List<String> headings = new ArrayList<>(List.of("method", "number", "values"));
        if (search.budget().gaveUpEarly()) {
            headings.add("epochs");
        }
        headings.add(search.metric().toString());
        return headings;
    }

    private List<Cell> row(SearchRecord.Method method, SearchRecord.Candidate one) {
        List<Cell> row = new ArrayList<>();
        row.add(Cell.name(method.name()));
        row.add(Cell.text(String.valueOf(one.number())));
        row.add(Cell.text(SearchText.values(one.at())));
        if (search.budget().gaveUpEarly()) {
            row.add(Cell.text(String.valueOf(search.budget().height(one.rung()))));
        }
        row.add(Cell.text(SearchText.value(one.mean(), search)));
        return row;
    }
}
