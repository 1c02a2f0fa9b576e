package com.example.metrics;

import org.kdtoolkit.eval.metrics.AveragePrecision;
import org.kdtoolkit.eval.metrics.EmbeddingSet;
import org.kdtoolkit.eval.metrics.Retrieval;
import org.kdtoolkit.eval.statistics.PairedComparison;
import org.kdtoolkit.eval.statistics.Spread;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Compares two students by what their embeddings retrieve, over some seeds. The embeddings are
 * random vectors around a centre for each class, with less noise for the second student; yours come
 * from your own networks.
 */
public final class StudentComparison {

    private static final int SAMPLES = 200;
    private static final int CLASSES = 5;
    private static final int WIDTH = 16;

    private StudentComparison() {}

    /** Prints both students' figures, and whether they differ. */
    public static void main(String[] args) {
        Map<Integer, Double> first = meanAveragePrecisions(2.5, 5);
        Map<Integer, Double> second = meanAveragePrecisions(2, 5);
        System.out.println("first:  " + described(first));
        System.out.println("second: " + described(second));
        PairedComparison comparison = PairedComparison.of(first, second).orElseThrow();
        System.out.printf(
                "difference %.3f [%.3f, %.3f], p = %.2g%n",
                comparison.difference(),
                comparison.low(),
                comparison.high(),
                comparison.pValue());
    }

    /** The mean average precision of a student by seed. */
    static Map<Integer, Double> meanAveragePrecisions(double noise, int seeds) {
        Map<Integer, Double> bySeed = new TreeMap<>();
        for (int seed = 1; seed <= seeds; seed++) {
            // Each sample asks for the others of its class.
            Retrieval retrieval = Retrieval.within(embeddings(noise, seed));
            bySeed.put(seed, retrieval.meanAveragePrecision(new AveragePrecision.Full()));
        }
        return bySeed;
    }

    private static EmbeddingSet embeddings(double noise, int seed) {
        Random random = new Random(seed);
        double[][] centres = new double[CLASSES][WIDTH];
        for (double[] centre : centres) {
            for (int i = 0; i < WIDTH; i++) {
                centre[i] = random.nextGaussian();
            }
        }
        float[][] embeddings = new float[SAMPLES][WIDTH];
        List<int[]> labels = new ArrayList<>();
        for (int sample = 0; sample < SAMPLES; sample++) {
            int label = sample % CLASSES;
            labels.add(new int[] {label});
            for (int i = 0; i < WIDTH; i++) {
                embeddings[sample][i] =
                        (float) (centres[label][i] + noise * random.nextGaussian());
            }
        }
        return new EmbeddingSet(embeddings, labels);
    }

    private static String described(Map<Integer, Double> bySeed) {
        Spread spread = new Spread(List.copyOf(bySeed.values()));
        return "mAP %.3f +- %.3f over %d seeds"
                .formatted(spread.mean(), spread.deviation().orElseThrow(), spread.count());
    }
}
