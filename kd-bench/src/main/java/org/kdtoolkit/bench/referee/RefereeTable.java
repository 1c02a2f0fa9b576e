package org.kdtoolkit.bench.referee;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.eval.statistics.Verdict;

/** What is found, beside what another implementation found. */
final class RefereeTable {

    private static final String ROW = "%-27s %-13s %12s %12s %12s %14s %22s %7s%n";

    /** Of how many seeds runs are judged for their power. */
    private static final int[] LENGTHS = {3, 5, 10, 20, 30, 100};

    private final PrintStream out;
    private final int runs;
    private final int seeds;

    RefereeTable(PrintStream out, int runs, int seeds) {
        this.out = out;
        this.runs = runs;
        this.seeds = seeds;
    }

    void head() {
        out.printf(
                "%d runs of %d seeds each, every seed with data of its own; percent, mean and"
                    + " deviation over the %d seeds,%nbelow them the means of the reference; how"
                    + " often the comparison said what; and the first run's sentence%n",
                runs, seeds, runs * seeds);
        out.printf(
                ROW,
                "setting",
                "expected",
                "teacher",
                "plain",
                "distilled",
                "difference",
                "better/none/worse/?",
                "right");
    }

    void row(Outcome outcome) {
        List<Verdict> verdicts = outcome.verdicts(seeds);
        Counts counts = Counts.of(verdicts);
        Expectation expectation = outcome.of().expectation();
        out.printf(
                ROW,
                outcome.of().name(),
                expectation.words(),
                spread(outcome.percent(Repetition::teacher), "%.2f"),
                spread(outcome.percent(Repetition::plain), "%.2f"),
                spread(outcome.percent(Repetition::distilled), "%.2f"),
                spread(outcome.percent(Repetition::difference), "%+.2f"),
                "%d/%d/%d/%d"
                        .formatted(
                                counts.better(), counts.none(), counts.worse(), counts.unknown()),
                expectation == Expectation.NOT_COUNTED ? "" : outcome.right(seeds));
        Reference reference = outcome.of().reference();
        out.printf(
                ROW,
                "",
                "reference",
                number("%.1f", reference.teacher()),
                number("%.1f", reference.plain()),
                number("%.1f", reference.distilled()),
                number("%+.2f", reference.difference()) + number(" ± %.2f", reference.deviation()),
                "",
                "");
        out.printf("    %s%n", verdicts.get(0).sentence());
    }

    /** How runs of other lengths are judged, which the same repetitions make. */
    void power(List<Outcome> outcomes) {
        List<Integer> lengths =
                IntStream.of(LENGTHS).filter(length -> length <= runs * seeds).boxed().toList();
        out.printf(
                "%nPercent of the runs said to be better/no different/worse, by seeds in a run%n");
        out.printf(
                "%-27s%s%n",
                "setting", lengths.stream().map("%16d"::formatted).collect(Collectors.joining()));
        for (Outcome outcome : outcomes) {
            out.printf(
                    "%-27s%s%n",
                    outcome.of().name(),
                    lengths.stream()
                            .map(length -> shares(Counts.of(outcome.verdicts(length))))
                            .map("%16s"::formatted)
                            .collect(Collectors.joining()));
        }
        out.println();
    }

    private static String shares(Counts counts) {
        String shares =
                String.format(
                        Locale.ROOT,
                        "%.1f/%.1f/%.1f",
                        counts.percent(counts.better()),
                        counts.percent(counts.none()),
                        counts.percent(counts.worse()));
        return counts.unknown() == 0
                ? shares
                : shares
                        + String.format(Locale.ROOT, " (%.1f ?)", counts.percent(counts.unknown()));
    }

    private static String spread(Spread spread, String format) {
        return number(format, spread.mean()) + number(" ± %.2f", spread.deviation().orElseThrow());
    }

    private static String number(String format, double value) {
        return String.format(Locale.ROOT, format, value);
    }
}
