package org.kdtoolkit.report.page;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
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
        return Section.of(
                "Search",
                Html.hint(SearchText.budget(search)),
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
        Table table =
                Table.ofTexts(
                        "all candidates, by their mean",
                        List.of("method", "number", "values", search.metric().toString()));
        for (SearchRecord.Method method : search.methods()) {
            Map<Integer, SearchRecord.Candidate> byNumber =
                    method.candidates().stream()
                            .collect(Collectors.toMap(SearchRecord.Candidate::number, one -> one));
            for (int number : method.ranking()) {
                SearchRecord.Candidate one = byNumber.get(number);
                OptionalDouble mean = one.mean();
                table.row(
                        List.of(
                                Cell.name(method.name()),
                                Cell.text(String.valueOf(number)),
                                Cell.text(SearchText.values(one.at())),
                                Cell.text(SearchText.value(mean, search))));
            }
        }
        return table.render();
    }
}
