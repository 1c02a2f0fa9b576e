package org.kdtoolkit.bench.referee;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.kdtoolkit.datasets.synthetic.privileged.PrivilegedSizes;
import org.kdtoolkit.eval.statistics.Spread;
import org.kdtoolkit.eval.statistics.Verdict;
import org.kdtoolkit.formats.random.Seed;

/**
 * What came of a case.
 *
 * @param of which
 * @param repetitions each with data of its own
 */
record Outcome(Case of, List<Repetition> repetitions) {

    /**
     * Runs the repetitions, on all processors. They depend on the seed, on the setting and on their
     * number alone.
     */
    static Outcome run(Case of, int repetitions, long seed) {
        Seed own = new Seed(seed).of(of.name());
        return new Outcome(
                of,
                LongStream.range(0, repetitions)
                        .parallel()
                        .mapToObj(
                                n ->
                                        of.protocol()
                                                .run(
                                                        of.setting(),
                                                        PrivilegedSizes.PUBLISHED,
                                                        own.of(n).value()))
                        .toList());
    }

    /** Mean and deviation over the repetitions, in percent. */
    Spread percent(ToDoubleFunction<Repetition> figure) {
        return new Spread(
                repetitions.stream()
                        .map(repetition -> 100 * figure.applyAsDouble(repetition))
                        .toList());
    }

    /** What is said of runs of some seeds each. */
    List<Verdict> verdicts(int seeds) {
        return Judge.verdicts(repetitions, seeds);
    }

    /** How many of these verdicts are as they should be. */
    int right(int seeds) {
        return (int) verdicts(seeds).stream().filter(of.expectation()::isMetBy).count();
    }
}
