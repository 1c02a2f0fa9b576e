package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.eval.statistics.Comparisons;
import org.kdtoolkit.eval.statistics.ComparisonRules;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.eval.statistics.Verdict;

/**
 * The leaderboard as a LaTeX table with the rules of {@code booktabs}: the best mean of each column
 * in bold, the second underlined, and a dagger at the primary metric of each method whose
 * difference from the first one is significant after correction.
 */
public final class LeaderboardTex {

    private final Leaderboard leaderboard;
    private final List<Column> columns;
    private final Set<String> different;

    private LeaderboardTex(Leaderboard leaderboard) {
        this.leaderboard = leaderboard;
        this.columns = leaderboard.columns();
        this.different = different(leaderboard);
    }

    /**
     * The file's text.
     *
     * @param further what else is to be said under the table
     */
    public static String render(Leaderboard leaderboard, List<String> further) {
        return new LeaderboardTex(leaderboard).table(further);
    }

    /** The methods whose difference from the first is significant. */
    private static Set<String> different(Leaderboard leaderboard) {
        if (leaderboard.methods().isEmpty()) {
            return Set.of();
        }
        Map<String, Map<Integer, Double>> values = new LinkedHashMap<>();
        for (MethodScore method : leaderboard.methods()) {
            Map<Integer, Double> bySeed = new LinkedHashMap<>();
            if (method.hasOfAllSeeds(leaderboard.primary())) {
                method.seeds()
                        .forEach(seed -> bySeed.put(seed, method.of(seed, leaderboard.primary())));
            }
            values.put(method.name(), bySeed);
        }
        Column primary = Column.of(leaderboard.primary(), leaderboard.declarations());
        return Comparisons.to(
                        reference(leaderboard), values, ComparisonRules.of(primary.metric()))
                .entrySet()
                .stream()
                .filter(other -> isDifference(other.getValue().verdict()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean isDifference(Verdict verdict) {
        return verdict instanceof Verdict.Better || verdict instanceof Verdict.Worse;
    }

    private static String reference(Leaderboard leaderboard) {
        return leaderboard.methods().get(0).name();
    }

    private String table(List<String> further) {
        StringBuilder text = new StringBuilder("% needs \\usepackage{booktabs}\n");
        Legend.failures(leaderboard)
                .forEach(line -> text.append("% ").append(Printable.line(line)).append('\n'));
        text.append("\\begin{table}\n\\centering\n");
        text.append("\\caption{").append(caption(further)).append("}\n");
        text.append("\\label{tab:").append(LatexText.label(leaderboard.name())).append("}\n");
        text.append("\\begin{tabular}{lr").append("r".repeat(columns.size())).append("}\n");
        text.append("\\toprule\n").append(groups()).append(header()).append("\\midrule\n");
        leaderboard.methods().forEach(method -> text.append(row(method)));
        return text.append("\\bottomrule\n\\end{tabular}\n\\end{table}\n").toString();
    }

    private String caption(List<String> further) {
        List<String> sentences = new ArrayList<>();
        sentences.add(LatexText.of(leaderboard.name()) + ".");
        sentences.add(LatexText.of(Legend.text(columns)));
        sentences.add("\\textbf{Best} and \\underline{second} of each column.");
        if (!different.isEmpty()) {
            sentences.add(
                    "$^\\dagger$ differs from %s in %s ($p < %s$, paired t-test over seeds with Holm's correction)."
                            .formatted(
                                    LatexText.of(reference(leaderboard)),
                                    LatexText.of(leaderboard.primary().toString()),
                                    ComparisonRules.LEVEL));
        }
        further.forEach(sentence -> sentences.add(LatexText.of(sentence)));
        return String.join(" ", sentences);
    }

    /** A line with what neighbouring columns have in common above their names. */
    private String groups() {
        StringBuilder names = new StringBuilder(" & ");
        StringBuilder rules = new StringBuilder();
        for (int start = 0; start < columns.size(); ) {
            String group = group(columns.get(start));
            int end = start + 1;
            while (end < columns.size() && group(columns.get(end)).equals(group)) {
                end++;
            }
            names.append(" & \\multicolumn{%d}{c}{%s}".formatted(end - start, LatexText.of(group)));
            rules.append("\\cmidrule(lr){%d-%d}".formatted(start + 3, end + 2));
            start = end;
        }
        return names + " \\\\\n" + rules + "\n";
    }

    private static String group(Column column) {
        return String.join(" ", column.headings().subList(0, 2)).strip();
    }

    private String header() {
        return columns.stream()
                .map(column -> LatexText.of(column.headings().get(2)))
                .collect(Collectors.joining(" & ", "method & seeds & ", " \\\\\n"));
    }

    private String row(MethodScore method) {
        return columns.stream()
                .map(column -> cell(method, column))
                .collect(
                        Collectors.joining(
                                " & ",
                                "%s & %s & "
                                        .formatted(
                                                LatexText.of(method.title()), method.progress()),
                                " \\\\\n"));
    }

    private String cell(MethodScore method, Column column) {
        Optional<Spread> spread = method.metric(column.key());
        if (spread.isEmpty()) {
            return "--";
        }
        String mean = LatexText.number(column.text(spread.get().mean()));
        String text =
                spread.get().deviation().isPresent()
                        ? mean
                                + " $\\pm$ "
                                + LatexText.number(
                                        column.text(spread.get().deviation().getAsDouble()))
                        : mean;
        boolean dagger =
                column.key().equals(leaderboard.primary()) && different.contains(method.name());
        return marked(text, method, column) + (dagger ? "$^\\dagger$" : "");
    }

    private String marked(String text, MethodScore method, Column column) {
        if (leaderboard.isBest(method, column)) {
            return "\\textbf{" + text + "}";
        }
        return leaderboard.isSecond(method, column) ? "\\underline{" + text + "}" : text;
    }
}
