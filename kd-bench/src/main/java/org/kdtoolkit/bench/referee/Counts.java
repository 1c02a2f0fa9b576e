package org.kdtoolkit.bench.referee;

import java.util.List;
import org.kdtoolkit.eval.statistics.Verdict;

/**
 * How often what was said.
 *
 * @param better that the distilled student is better
 * @param none that no difference is shown
 * @param worse that it is worse
 * @param unknown that it can't be told
 */
record Counts(int better, int none, int worse, int unknown) {

    static Counts of(List<Verdict> verdicts) {
        return new Counts(
                count(verdicts, Verdict.Better.class),
                count(verdicts, Verdict.NoDifference.class),
                count(verdicts, Verdict.Worse.class),
                count(verdicts, Verdict.Unknown.class));
    }

    int all() {
        return better + none + worse + unknown;
    }

    /** A count in percent of all. */
    double percent(int count) {
        return 100.0 * count / all();
    }

    private static int count(List<Verdict> verdicts, Class<? extends Verdict> kind) {
        return (int) verdicts.stream().filter(kind::isInstance).count();
    }
}
