package org.kdtoolkit.report.leaderboard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.eval.statistics.ComparisonRules;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.eval.statistics.Verdict;

/**
 * The primary metric and the headlines of a leaderboard as a LaTeX table with the rules of {@code
 * booktabs}: the best mean of each column in bold, the second underlined, and a dagger at the
 * primary metric of each method whose difference from the reference is significant after
 * correction.
 */
public final class LeaderboardTex {

    private final Leaderboard leaderboard;
    private final List<Column> columns;
    private final Optional<MethodComparisons> comparisons;

    private LeaderboardTex(Leaderboard leaderboard) {
        this.leaderboard = leaderboard;
        this.columns = leaderboard.columns().stream().filter(this::isShown).toList();
        this.comparisons = leaderboard.comparisons();
    }

    /**
     * The file's text.
     *
     * @param further what else is to be said under the table
     */
    public static String render(Leaderboard leaderboard, List<String> further) {
        return new LeaderboardTex(leaderboard).table(further);
    }

    /** A page is not as wide as the leaderboard: it takes the headlines. */
    private boolean isShown(Column column) {
        return column.key().equals(leaderboard.primary()) || column.metric().isHeadline();
    }

    private boolean isDifferent(MethodScore method) {
        return comparisons
                .map(all -> all.methods().get(method.name()))
                .filter(comparison -> isDifference(comparison.verdict()))
                .isPresent();
    }

    private static boolean isDifference(Verdict verdict) {
        return verdict instanceof Verdict.Better || verdict instanceof Verdict.Worse;
    }

    private String table(List<String> further) {
        StringBuilder text = new StringBuilder("% needs \\usepackage{booktabs}\n");
        List<String> rest =
                leaderboard.columns().stream()
                        .filter(column -> !isShown(column))
                        .map(column -> Printable.line(column.key().toString()))
                        .toList();
        if (!rest.isEmpty()) {
            text.append("% in leaderboard.md besides: ");
            text.append(String.join(", ", rest)).append('\n');
        }
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
        comparisons
                .filter(all -> leaderboard.methods().stream().anyMatch(this::isDifferent))
                .map(LeaderboardTex::dagger)
                .ifPresent(sentences::add);
        further.forEach(sentence -> sentences.add(LatexText.of(sentence)));
        return String.join(" ", sentences);
    }

    private static String dagger(MethodComparisons comparisons) {
        return "$^\\dagger$ differs from %s in %s ($p < %s$, %s over seeds with Holm's correction)."
                .formatted(
                        LatexText.of(comparisons.reference()),
                        LatexText.of(comparisons.metric().key().toString()),
                        ComparisonRules.LEVEL,
                        LatexText.of(ComparisonText.test(comparisons.rules().test())));
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
                                        .formatted(LatexText.of(method.title()), method.progress()),
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
        boolean dagger = column.key().equals(leaderboard.primary()) && isDifferent(method);
        return marked(text, method, column) + (dagger ? "$^\\dagger$" : "");
    }

    private String marked(String text, MethodScore method, Column column) {
        if (leaderboard.isBest(method, column)) {
            return "\\textbf{" + text + "}";
        }
        return leaderboard.isSecond(method, column) ? "\\underline{" + text + "}" : text;
    }
}
