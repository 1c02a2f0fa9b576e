package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.report.result.Benchmark;

/**
 * The leaderboard for the terminal: aligned columns in the order of the metric that choices are
 * made by, the best of which is marked with a star. Where trials leave several networks, each has a
 * table of its own. On a terminal that is too narrow for all metrics, the primary one and the
 * headlines come first, and a line tells how many are left out; or, where all are asked for, the
 * table lies on its side, with a row for each metric.
 */
public final class LeaderboardText {

    /** The columns before those of the metrics: the method and its seeds. */
    private static final int NAMES = 2;

    private final Leaderboard leaderboard;
    private final TextLayout layout;

    private LeaderboardText(Leaderboard leaderboard, TextLayout layout) {
        this.leaderboard = leaderboard;
        this.layout = layout;
    }

    /** The table with what stands above and under it. */
    public static String render(Leaderboard leaderboard) {
        return render(leaderboard, TextLayout.UNBOUNDED);
    }

    /** The same, laid out for a terminal. */
    public static String render(Leaderboard leaderboard, TextLayout layout) {
        return render(leaderboard, Legend.failures(leaderboard), layout);
    }

    /** The table of a benchmark, and what nobody may miss who compares its trials. */
    public static String render(Benchmark benchmark) {
        return render(benchmark, TextLayout.UNBOUNDED);
    }

    /** The same, laid out for a terminal. */
    public static String render(Benchmark benchmark, TextLayout layout) {
        Leaderboard leaderboard = Leaderboard.of(benchmark);
        return render(
                leaderboard,
                Stream.concat(
                                benchmark.warnings().stream().map(Printable::line),
                                Legend.failures(leaderboard).stream())
                        .toList(),
                layout);
    }

    /**
     * The same.
     *
     * @param failures what is said of trials that failed
     */
    static String render(Leaderboard leaderboard, List<String> failures, TextLayout layout) {
        return new LeaderboardText(leaderboard, layout).text(failures);
    }

    private String text(List<String> failures) {
        List<Column> columns = leaderboard.columns();
        StringBuilder text = new StringBuilder(Printable.line(leaderboard.name())).append("\n\n");
        List<Column> shown = new ArrayList<>();
        columns.stream()
                .collect(
                        Collectors.groupingBy(
                                column -> column.key().network(),
                                LinkedHashMap::new,
                                Collectors.toList()))
                .values()
                .forEach(ofOne -> text.append(table(ofOne, shown)).append("\n"));
        int hidden = columns.size() - shown.size();
        text.append(layout.prose(Legend.text(shown) + " " + Legend.order(leaderboard, "*")));
        if (hidden > 0) {
            text.append(
                    layout.prose(
                            "%d more %s in leaderboard.md and report.html; --all shows %s here."
                                    .formatted(
                                            hidden,
                                            hidden == 1 ? "metric is" : "metrics are",
                                            hidden == 1 ? "it" : "them")));
        }
        text.append(ComparisonText.of(leaderboard, layout));
        failures.forEach(failure -> text.append(layout.prose(failure, "  ")));
        return text.toString();
    }

    /**
     * The table of one network.
     *
     * @param shown is given the metrics that it shows
     */
    private String table(List<Column> columns, List<Column> shown) {
        String whole = AlignedText.of(rows(columns));
        if (layout.fits(whole)) {
            shown.addAll(columns);
            return whole;
        }
        if (layout.all()) {
            shown.addAll(columns);
            return layout.table(onItsSide(columns), 1);
        }
        List<Column> kept = foremost(columns);
        shown.addAll(kept);
        return layout.table(rows(kept), NAMES);
    }

    /** As many metrics as fit: the first, then headlines, then the others in their order. */
    private List<Column> foremost(List<Column> columns) {
        List<Column> wanted = new ArrayList<>(columns.subList(1, columns.size()));
        wanted.removeIf(column -> isNeeded(column, columns));
        wanted.sort(Comparator.comparing(column -> !column.metric().isHeadline()));
        List<Column> kept =
                new ArrayList<>(
                        columns.stream().filter(column -> isNeeded(column, columns)).toList());
        for (Column column : wanted) {
            List<Column> more = new ArrayList<>(kept);
            more.add(column);
            more.sort(Comparator.comparing(columns::indexOf));
            if (layout.fits(AlignedText.of(rows(more)))) {
                kept = more;
            }
        }
        return kept;
    }

    /** The first metric, and what choices are made by. */
    private boolean isNeeded(Column column, List<Column> columns) {
        return column.equals(columns.get(0)) || column.key().equals(leaderboard.choosing());
    }

    private List<List<String>> rows(List<Column> columns) {
        List<List<String>> rows = new ArrayList<>(headings(columns));
        for (MethodScore method : leaderboard.ranked()) {
            List<String> row = new ArrayList<>(List.of(method.title(), method.progress()));
            columns.forEach(column -> row.add(cell(method, column)));
            rows.add(row);
        }
        return rows;
    }

    private List<List<String>> onItsSide(List<Column> columns) {
        List<List<String>> rows = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of("metric"));
        leaderboard.ranked().forEach(method -> header.add(method.title() + " "));
        rows.add(header);
        List<String> seeds = new ArrayList<>(List.of("seeds"));
        leaderboard.ranked().forEach(method -> seeds.add(method.progress() + " "));
        rows.add(seeds);
        for (Column column : columns) {
            List<String> row = new ArrayList<>(List.of(column.key().toString()));
            leaderboard.ranked().forEach(method -> row.add(cell(method, column)));
            rows.add(row);
        }
        return rows;
    }

    /** The place of the star is kept free, so that numbers stay under each other. */
    private String cell(MethodScore method, Column column) {
        boolean chosen =
                column.key().equals(leaderboard.choosing()) && leaderboard.isChosen(method);
        return column.text(method) + (chosen ? "*" : " ");
    }

    private static List<List<String>> headings(List<Column> columns) {
        List<List<String>> lines = new ArrayList<>();
        int height = columns.get(0).headings().size();
        for (int i = 0; i < height; i++) {
            int line = i;
            List<String> row =
                    new ArrayList<>(
                            line == height - 1 ? List.of("method", "seeds") : List.of("", ""));
            columns.forEach(column -> row.add(column.headings().get(line) + " "));
            lines.add(row);
        }
        lines.removeIf(row -> row.stream().allMatch(String::isBlank));
        return lines;
    }
}
