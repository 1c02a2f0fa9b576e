package org.kdtoolkit.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * Two command lines in turn, so that whatever else the machine does falls on both.
 *
 * @param first what is measured
 * @param second what it is compared with
 * @param rounds how often each is run
 */
record PairedRun(MeasuredCommand first, MeasuredCommand second, int rounds) {

    static PairedRun of(String... words) {
        Options options =
                new Options()
                        .addOption(null, "rounds", true, "how often each is run, 3 by default")
                        .addOption(command("first", "the command line that is measured"))
                        .addOption(command("second", "the one that it is compared with"))
                        .addOption(
                                null,
                                "first-figure",
                                true,
                                "what of its last line is its time, median_ms by default")
                        .addOption(null, "second-figure", true, "the same of the other");
        Words given = Words.parse("pair", options, words);
        return new PairedRun(
                new MeasuredCommand(
                        given.text("first", ""), given.text("first-figure", Cost.MILLIS)),
                new MeasuredCommand(
                        given.text("second", ""), given.text("second-figure", Cost.MILLIS)),
                given.count("rounds", 3));
    }

    private static Option command(String name, String description) {
        return Option.builder().longOpt(name).hasArg().required().desc(description).get();
    }

    void run(PrintStream out) throws IOException, InterruptedException {
        List<Cost> firsts = new ArrayList<>();
        List<Cost> seconds = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            firsts.add(report(out, round, "first ", first.run()));
            seconds.add(report(out, round, "second", second.run()));
        }
        compare(out, "time", first.figure(), Cost::millis, firsts, seconds);
        compare(out, "peak memory", "MiB", Cost::peakMib, firsts, seconds);
    }

    private static Cost report(PrintStream out, int round, String which, Cost cost) {
        out.printf(
                Locale.ROOT,
                "round %d, %s: %.3f, %.0f MiB%n",
                round,
                which,
                cost.millis(),
                cost.peakMib());
        return cost;
    }

    private static void compare(
            PrintStream out,
            String what,
            String unit,
            ToDoubleFunction<Cost> of,
            List<Cost> firsts,
            List<Cost> seconds) {
        List<Double> first = firsts.stream().mapToDouble(of).boxed().toList();
        List<Double> second = seconds.stream().mapToDouble(of).boxed().toList();
        Spread ratios =
                Spread.of(
                        IntStream.range(0, first.size())
                                .mapToObj(i -> first.get(i) / second.get(i))
                                .toList());
        out.printf(
                Locale.ROOT,
                "%s: medians %.3f and %.3f %s, ratio %.3f (%.3f to %.3f)%n",
                what,
                Spread.of(first).median(),
                Spread.of(second).median(),
                unit,
                ratios.median(),
                ratios.least(),
                ratios.greatest());
    }
}
