package org.kdtoolkit.eval;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.probe.NearestNeighbours;
import org.kdtoolkit.eval.probe.TrainingFeatures;

/** The task {@code knn}: the accuracy of a vote of the nearest training samples. */
final class NeighbourVote implements Evaluator {

    private static final String TASK = "knn";

    private final KnnConfig config;
    private final ProbeSamples samples;

    NeighbourVote(KnnConfig config, EvaluatorContext context) {
        this.config = config;
        this.samples = new ProbeSamples(TASK, context.classes());
    }

    /** The accuracy, named after the number of neighbours. */
    static Metric metric(KnnConfig config) {
        return Metric.fraction(TASK + config.k()).headline();
    }

    @Override
    public Map<String, Double> evaluate(Predictions predictions, Supplier<Predictions> gallery) {
        Predictions trained = gallery.get();
        TrainingFeatures all = samples.training(trained);
        int[] rows = config.budget().rows(TASK, all.labels(), all.classes());
        // of the training subset itself, each sample would be its own nearest neighbour
        boolean within = Gallery.same(predictions, trained);
        int there = rows.length - (within ? 1 : 0);
        if (config.k() > there) {
            throw new DataException(
                    "the task 'knn' asks %d neighbours, but only %d training samples have a label; lower its 'k'"
                            .formatted(config.k(), there));
        }
        NearestNeighbours search = new NearestNeighbours(all.take(rows), config.distance());
        double[][] queries = samples.embeddings(predictions);
        long right =
                IntStream.range(0, queries.length)
                        .parallel()
                        .filter(
                                query -> {
                                    int self = within ? Arrays.binarySearch(rows, query) : -1;
                                    int elected =
                                            search.elected(
                                                    search.neighboursBut(
                                                            self, queries[query], config.k()));
                                    return elected == predictions.labels().get(query)[0];
                                })
                        .count();
        return Map.of(metric(config).name(), (double) right / queries.length);
    }
}
