package org.kdtoolkit.eval.diagnosis;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A predicted gain in accuracy.
 *
 * @param labels how many labels it is predicted for
 * @param plain the accuracy of a probe that learns from them alone, 0 to 1
 * @param distilled the accuracy of a probe that learns from a teacher, too
 * @param error the standard error of the difference: of the judged samples, and of which labels
 *     were drawn
 */
public record ExpectedGain(int labels, double plain, double distilled, double error) {

    /** A difference in accuracy that nobody cares about. */
    private static final double NEGLIGIBLE = 0.01;

    /** How many standard errors a difference must be from nothing. */
    private static final double ERRORS = 2;

    /** What is expected of a teacher. */
    public enum Outlook {
        /** A gain of a point or more, two standard errors from nothing. */
        GAIN,
        /** Neither. */
        NONE,
        /** A loss of a point or more, two standard errors from nothing. */
        HARM
    }

    static ExpectedGain of(int labels, List<boolean[]> plain, List<boolean[]> distilled) {
        int draws = plain.size();
        int samples = plain.get(0).length;
        double[] differences = new double[draws];
        double within = 0;
        for (int draw = 0; draw < draws; draw++) {
            boolean[] before = plain.get(draw);
            boolean[] after = distilled.get(draw);
            differences[draw] = Hits.share(after) - Hits.share(before);
            double changed =
                    (double)
                                    IntStream.range(0, samples)
                                            .filter(row -> before[row] != after[row])
                                            .count()
                            / samples;
            within += (changed - differences[draw] * differences[draw]) / samples / draws;
        }
        double mean = IntStream.range(0, draws).mapToDouble(i -> differences[i]).sum() / draws;
        double between = 0;
        for (double difference : differences) {
            between += (difference - mean) * (difference - mean);
        }
        double drawn = draws == 1 ? 0 : between / (draws - 1) / draws;
        return new ExpectedGain(labels, mean(plain), mean(distilled), Math.sqrt(within + drawn));
    }

    private static double mean(List<boolean[]> hits) {
        return hits.stream().mapToDouble(Hits::share).average().orElse(Double.NaN);
    }

    /** The difference of the accuracies. */
    public double gain() {
        return distilled - plain;
    }

    /** What to expect. */
    public Outlook outlook() {
        if (Math.abs(gain()) < NEGLIGIBLE || Math.abs(gain()) <= ERRORS * error) {
            return Outlook.NONE;
        }
        return gain() > 0 ? Outlook.GAIN : Outlook.HARM;
    }
}
