package org.kdtoolkit.bench.referee;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.internal.Suggestions;

/**
 * Lets the leaderboard's comparison judge many runs of settings of which it is known whether
 * distillation helps, and counts how often it is right.
 *
 * @param cases which settings
 * @param runs how many of each
 * @param seeds repetitions in a run
 * @param seed what is drawn depends on it
 * @param power whether shorter and longer runs are judged too
 */
public record Referee(List<Case> cases, int runs, int seeds, long seed, boolean power) {

    /** What is aimed at: the share of right verdicts in percent. */
    private static final double LEAST_RIGHT = 95;

    /** What is aimed at: the share of runs called better among those that are not, in percent. */
    private static final double MOST_FALSE = 2;

    private static final int MOST_REPETITIONS = 1_000_000;

    /** Of all published settings. */
    public static final String ALL = "all";

    /** Of those whose answer is known. */
    public static final String KNOWN = "known";

    /**
     * Of some settings.
     *
     * @param settings {@link #ALL}, {@link #KNOWN}, or names with commas between them
     * @throws ConfigurationException if there is no such setting, a run has a single seed, or there
     *     are more than a million repetitions of a setting
     */
    public static Referee of(String settings, int runs, int seeds, long seed, boolean power) {
        if (seeds < 2) {
            throw new ConfigurationException(
                    "--seeds: expected at least 2, as a single seed has no spread, found " + seeds);
        }
        if ((long) runs * seeds > MOST_REPETITIONS) {
            throw new ConfigurationException(
                    "--runs: %d of %d seeds are more than %d repetitions of each setting"
                            .formatted(runs, seeds, MOST_REPETITIONS));
        }
        return new Referee(cases(settings), runs, seeds, seed, power);
    }

    private static List<Case> cases(String settings) {
        List<Case> published = Case.published();
        if (settings.equals(ALL)) {
            return published;
        }
        if (settings.equals(KNOWN)) {
            return published.stream()
                    .filter(one -> one.expectation() != Expectation.NOT_COUNTED)
                    .toList();
        }
        List<String> names = published.stream().map(Case::name).toList();
        List<Case> cases = new ArrayList<>();
        for (String name : settings.split(",", -1)) {
            cases.add(
                    published.stream()
                            .filter(one -> one.name().equals(name.strip()))
                            .findFirst()
                            .orElseThrow(() -> unknown(name.strip(), names)));
        }
        return cases;
    }

    private static ConfigurationException unknown(String name, List<String> names) {
        return new ConfigurationException(
                "--settings: there is no '%s'%s; there are %s, %s (those whose answer is known) and %s"
                        .formatted(
                                name,
                                Suggestions.didYouMean(name, names),
                                names.stream().collect(Collectors.joining(", ")),
                                KNOWN,
                                ALL));
    }

    /**
     * Prints a table and what it comes to.
     *
     * @return whether as many verdicts are right, and as few false, as is aimed at
     */
    public boolean run(PrintStream out) {
        long start = System.nanoTime();
        RefereeTable table = new RefereeTable(out, runs, seeds);
        table.head();
        List<Outcome> outcomes = new ArrayList<>();
        for (Case one : cases) {
            outcomes.add(Outcome.run(one, runs * seeds, seed));
            table.row(outcomes.get(outcomes.size() - 1));
        }
        if (power) {
            table.power(outcomes);
        }
        boolean met = total(outcomes, out);
        out.printf(Locale.ROOT, "%.0f s%n", (System.nanoTime() - start) / 1e9);
        return met;
    }

    private boolean total(List<Outcome> outcomes, PrintStream out) {
        List<Outcome> counted =
                outcomes.stream()
                        .filter(one -> one.of().expectation() != Expectation.NOT_COUNTED)
                        .toList();
        List<Outcome> forbidden =
                counted.stream().filter(one -> one.of().expectation().forbidsBetter()).toList();
        List<Outcome> nothing =
                forbidden.stream()
                        .filter(one -> one.of().expectation() == Expectation.NO_DIFFERENCE)
                        .toList();
        int right = counted.stream().mapToInt(one -> one.right(seeds)).sum();
        boolean enough = share(right, counted) >= LEAST_RIGHT || counted.isEmpty();
        boolean few = share(better(forbidden), forbidden) <= MOST_FALSE || forbidden.isEmpty();
        print("right", right, counted, verdict(enough, "at least 95%"), out);
        print(
                "called better where it is not",
                better(forbidden),
                forbidden,
                verdict(few, "at most 2%"),
                out);
        print(
                "of these where there is no difference",
                better(nothing),
                nothing,
                "a two-sided test at 5% says so of 2.5%",
                out);
        return enough && few;
    }

    private int better(List<Outcome> outcomes) {
        return outcomes.stream().mapToInt(one -> Counts.of(one.verdicts(seeds)).better()).sum();
    }

    private double share(int count, List<Outcome> of) {
        return 100.0 * count / ((double) runs * of.size());
    }

    private void print(String what, int count, List<Outcome> of, String aim, PrintStream out) {
        if (!of.isEmpty()) {
            out.printf(
                    Locale.ROOT,
                    "%s: %d of %d runs (%.1f%%); %s%n",
                    what,
                    count,
                    runs * of.size(),
                    share(count, of),
                    aim);
        }
    }

    private static String verdict(boolean met, String aim) {
        return (met ? "as aimed at, " : "NOT as aimed at, ") + aim;
    }
}
