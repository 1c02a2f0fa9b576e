package org.kdtoolkit.report.leaderboard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.report.result.Declarations;
import org.kdtoolkit.report.result.PointValue;
import org.kdtoolkit.report.result.SearchRecord;

/** What a search has found, in sentences. */
public final class SearchText {

    private static final double PERCENT = 100;

    private SearchText() {}

    /** What is about to be tried. */
    public static String plan(int candidates, Path folder) {
        return "search: %d candidates, by validation samples alone, in %s"
                .formatted(candidates, folder.resolve("search"));
    }

    /** What a search was, in a sentence. */
    public static String budget(SearchRecord search) {
        return "Each method with axes was allowed %d candidates, %s; each was averaged over %s, and judged by %s. No test sample was shown to a student or judged before the final run."
                .formatted(
                        search.trials(),
                        chosen(search),
                        search.seeds().size() == 1
                                ? "the seed " + search.seeds().get(0)
                                : "the seeds "
                                        + search.seeds().stream()
                                                .map(String::valueOf)
                                                .collect(Collectors.joining(", ")),
                        search.metric());
    }

    private static String chosen(SearchRecord search) {
        if (search.strategy().equals("outside")) {
            List<String> names =
                    search.methods().stream()
                            .flatMap(method -> method.by().stream())
                            .distinct()
                            .toList();
            return names.isEmpty()
                    ? "chosen from outside"
                    : "chosen from outside by " + String.join(" and ", names);
        }
        return search.strategy().equals("grid") ? "taken from a grid" : "drawn at random";
    }

    /**
     * What to know of methods that were given unequal chances: from outside, candidates need not be
     * as many as they may. Empty where all tried the same number.
     */
    public static Optional<String> inequality(SearchRecord search) {
        List<Integer> counts =
                search.methods().stream().map(method -> method.candidates().size()).toList();
        if (!search.strategy().equals("outside") || counts.stream().distinct().count() < 2) {
            return Optional.empty();
        }
        return Optional.of(
                "Of the %d candidates that each method was allowed, these were tried: %s. Where a space holds more, whoever tries more finds better values by luck alone."
                        .formatted(
                                search.trials(),
                                search.methods().stream()
                                        .map(
                                                method ->
                                                        "%s %d"
                                                                .formatted(
                                                                        method.name(),
                                                                        method.candidates().size()))
                                        .collect(Collectors.joining(", "))));
    }

    /** One sentence a method. */
    public static List<String> found(SearchRecord search) {
        List<String> lines = new ArrayList<>();
        for (SearchRecord.Method method : search.methods()) {
            lines.add(method.name() + ": " + sentence(method, search));
        }
        return lines;
    }

    /** What came of one method. */
    public static String sentence(SearchRecord.Method method, SearchRecord search) {
        Optional<SearchRecord.Candidate> best = method.best();
        if (best.isEmpty()) {
            return "none of %d candidates ran to its end with all seeds"
                    .formatted(method.candidates().size());
        }
        StringBuilder text = new StringBuilder();
        text.append(
                "the best of %d is number %d (%s) with %s"
                        .formatted(
                                method.candidates().size(),
                                best.get().number(),
                                values(best.get().at()),
                                value(best.get().mean(), search)));
        method.runnerUp()
                .ifPresent(
                        second ->
                                text.append(
                                        "; next is number %d (%s) with %s, %s"
                                                .formatted(
                                                        second.number(),
                                                        values(second.at()),
                                                        value(second.mean(), search),
                                                        distance(best.get(), second, search))));
        long failed =
                method.candidates().stream()
                        .filter(one -> one.values().size() < search.seeds().size())
                        .count();
        if (failed > 0) {
            text.append("; %d failed".formatted(failed));
        }
        SearchBudgetText.clauses(method, search)
                .forEach(clause -> text.append("; ").append(clause));
        if (!method.edges().isEmpty()) {
            text.append(
                    "; it lies at the edge of %s: better values may lie outside, widen it"
                            .formatted(String.join(" and of ", method.edges())));
        }
        return text.toString();
    }

    private static String distance(
            SearchRecord.Candidate best, SearchRecord.Candidate second, SearchRecord search) {
        double first = best.mean().orElseThrow();
        double other = second.mean().orElseThrow();
        if (first == other) {
            return "the same";
        }
        return "%s %s"
                .formatted(
                        value(OptionalDouble.of(Math.abs(first - other)), search),
                        other < first ? "less" : "more");
    }

    /** Values of axes in a few words. */
    public static String values(Map<String, PointValue> at) {
        return at.entrySet().stream()
                .map(axis -> "%s %s".formatted(shortened(axis.getKey()), rounded(axis.getValue())))
                .collect(Collectors.joining(", "));
    }

    /** The last part of a key, which is what people call it. */
    private static String shortened(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    private static String rounded(PointValue value) {
        OptionalDouble number = value.number();
        return number.isPresent() && !value.json().isIntegralNumber()
                ? String.format(Locale.ROOT, "%.3g", number.getAsDouble())
                : value.text();
    }

    /** The mean of a metric, as leaderboards write it. */
    public static String value(OptionalDouble mean, SearchRecord search) {
        if (mean.isEmpty()) {
            return "nothing";
        }
        boolean fraction =
                new Declarations(List.of()).of(search.metric()).unit() == Metric.Unit.FRACTION;
        return String.format(
                Locale.ROOT,
                fraction ? "%.1f" : "%.4g",
                mean.getAsDouble() * (fraction ? PERCENT : 1));
    }
}
