package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SearchRecord;

/**
 * A search for spreadsheets: one row for each candidate, with a column for each axis of any method
 * and for each seed. A cell is empty where the method does not have the axis, or the trial did not
 * run to its end; of such candidates mean and rank are empty.
 */
public final class SearchCsv {

    private SearchCsv() {}

    /** All candidates, method by method, in the order in which they were tried. */
    public static String of(SearchRecord search) {
        List<String> axes =
                search.methods().stream()
                        .flatMap(method -> method.space().keySet().stream())
                        .distinct()
                        .toList();
        CsvText csv = new CsvText();
        List<Object> header = new ArrayList<>(List.of("method", "number"));
        axes.forEach(axis -> header.add(CsvNames.of(axis)));
        header.addAll(List.of("metric", "mean"));
        search.seeds().forEach(seed -> header.add("seed-" + seed));
        header.add("rank");
        csv.row(header.toArray());
        for (SearchRecord.Method method : search.methods()) {
            for (SearchRecord.Candidate one : method.candidates()) {
                csv.row(cells(search, axes, method, one).toArray());
            }
        }
        return csv.toString();
    }

    private static List<Object> cells(
            SearchRecord search,
            List<String> axes,
            SearchRecord.Method method,
            SearchRecord.Candidate one) {
        int rank = method.ranking().indexOf(one.number()) + 1;
        List<Object> cells = new ArrayList<>();
        cells.add(Printable.line(method.name()));
        cells.add(one.number());
        axes.forEach(axis -> cells.add(cell(Optional.ofNullable(one.at().get(axis)))));
        cells.add(Printable.line(search.metric().toString()));
        cells.add(rank == 0 ? "" : CsvText.cell(one.mean()));
        search.seeds()
                .forEach(
                        seed ->
                                cells.add(
                                        one.values().containsKey(seed)
                                                ? one.values().get(seed)
                                                : ""));
        cells.add(rank == 0 ? "" : rank);
        return cells;
    }

    /** Numbers and texts as they are, lists and maps as JSON. */
    private static Object cell(Optional<PointValue> value) {
        return value.map(PointValue::json)
                .<Object>map(
                        json ->
                                json.isNumber()
                                        ? json.numberValue()
                                        : Printable.line(
                                                json.isValueNode()
                                                        ? json.asText()
                                                        : json.toString()))
                .orElse("");
    }
}
