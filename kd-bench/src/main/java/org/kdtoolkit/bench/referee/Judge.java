package org.kdtoolkit.bench.referee;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.eval.statistics.ComparisonRules;
import org.kdtoolkit.eval.statistics.Comparisons;
import org.kdtoolkit.eval.statistics.Verdict;

/**
 * Has runs judged as a leaderboard judges two methods with these accuracies: plain training is the
 * reference, and the distilled student is the only one beside it, so that Holm's correction has a
 * family of one and changes nothing.
 */
final class Judge {

    private static final String PLAIN = "plain";
    private static final String DISTILLED = "distilled";
    private static final ComparisonRules RULES = ComparisonRules.of(Metric.fraction("top1"));

    private Judge() {}

    /** What is said of a run. */
    static Verdict verdict(List<Repetition> run) {
        Map<Integer, Double> plain = new LinkedHashMap<>();
        Map<Integer, Double> distilled = new LinkedHashMap<>();
        for (int i = 0; i < run.size(); i++) {
            plain.put(i + 1, run.get(i).plain());
            distilled.put(i + 1, run.get(i).distilled());
        }
        Map<String, Map<Integer, Double>> values = new LinkedHashMap<>();
        values.put(PLAIN, plain);
        values.put(DISTILLED, distilled);
        return Comparisons.to(PLAIN, values, RULES).get(DISTILLED).verdict();
    }

    /** What is said of each of the runs that repetitions make; what is left over is not judged. */
    static List<Verdict> verdicts(List<Repetition> repetitions, int seeds) {
        return IntStream.range(0, repetitions.size() / seeds)
                .mapToObj(run -> verdict(repetitions.subList(run * seeds, (run + 1) * seeds)))
                .toList();
    }
}
