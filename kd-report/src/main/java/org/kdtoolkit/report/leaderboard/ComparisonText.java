package org.kdtoolkit.report.leaderboard;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.kdtoolkit.api.internal.Printable;
import org.kdtoolkit.eval.statistics.Comparisons.Comparison;
import org.kdtoolkit.eval.statistics.PairedTestKind;
import org.kdtoolkit.eval.statistics.Verdict;

/**
 * What may be said of each method, in lines that fit a terminal, of 80 columns if it tells none.
 */
final class ComparisonText {

    private static final int LONGEST_NAME = 24;

    private ComparisonText() {}

    /** The lines; nothing where no method has a seed in common with the reference. */
    static String of(Leaderboard leaderboard, TextLayout layout) {
        Optional<MethodComparisons> found = leaderboard.comparisons();
        if (found.isEmpty()) {
            return "";
        }
        MethodComparisons comparisons = found.get();
        Set<String> sentences =
                comparisons.methods().values().stream()
                        .filter(one -> !hasNoCommonSeed(one))
                        .map(Comparison::sentence)
                        .collect(Collectors.toSet());
        if (sentences.isEmpty()) {
            return leaderboard.lacksReference()
                    ? "\n"
                            + layout.narrow(
                                    heading(comparisons)
                                            + " can't tell: no seed of it ran to its end.",
                                    "")
                    : "";
        }
        String heading = heading(comparisons);
        boolean sameOfAll =
                sentences.size() == 1
                        && comparisons.methods().values().stream()
                                .allMatch(one -> one.verdict() instanceof Verdict.Unknown);
        if (sameOfAll) {
            return "\n" + layout.narrow(heading + " " + sentences.iterator().next() + ".", "");
        }
        int width =
                comparisons.methods().keySet().stream()
                        .mapToInt(name -> length(Printable.line(name)))
                        .filter(length -> length <= LONGEST_NAME)
                        .max()
                        .orElse(LONGEST_NAME);
        StringBuilder text = new StringBuilder("\n").append(layout.narrow(heading, ""));
        comparisons
                .methods()
                .forEach((method, one) -> text.append(of(method, one.sentence(), width, layout)));
        return text.toString();
    }

    private static boolean hasNoCommonSeed(Comparison comparison) {
        return comparison.leftOut() == 0
                && comparison.verdict() instanceof Verdict.Unknown unknown
                && unknown.reason() == Verdict.Reason.NO_COMMON_SEED;
    }

    private static String heading(MethodComparisons comparisons) {
        return "Beside %s in %s (%s):"
                .formatted(
                        Printable.line(comparisons.reference()),
                        comparisons.metric().key(),
                        test(comparisons.rules().test()));
    }

    /** What a test is called in a sentence. */
    static String test(PairedTestKind test) {
        return switch (test) {
            case T -> "paired t-test";
            case WILCOXON -> "Wilcoxon's signed-rank test";
        };
    }

    private static String of(String method, String sentence, int width, TextLayout layout) {
        String name = Printable.line(method);
        String indent = " ".repeat(width + 4);
        String padding = " ".repeat(Math.max(0, width - length(name)));
        return layout.narrow("  " + name + padding + "  " + sentence, indent);
    }

    private static int length(String text) {
        return text.codePointCount(0, text.length());
    }

    /** Breaks a line at blanks so that a terminal of 80 columns takes it. */
    static String lines(String text, String indent) {
        return TextLayout.UNBOUNDED.narrow(text, indent);
    }
}
