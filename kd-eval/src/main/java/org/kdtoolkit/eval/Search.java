package org.kdtoolkit.eval;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.AveragePrecision;
import org.kdtoolkit.eval.metrics.Retrieval;

/** The task {@code retrieval}: the samples that are nearest to each evaluated sample. */
final class Search implements Evaluator {

    static final List<Metric> METRICS =
            List.of(
                    Metric.fraction("retrieval-top1"),
                    Metric.fraction("retrieval-top5"),
                    Metric.fraction("retrieval-top10"),
                    Metric.fraction("retrieval-map").headline());

    private final Gallery gallery;
    private final AveragePrecision definition;
    private final Map<String, AveragePrecision> cut;

    Search(RetrievalConfig config) {
        this.gallery = config.gallery();
        this.definition = config.definition();
        this.cut = config.cut();
    }

    /** What a search measures with some settings. */
    static List<Metric> metrics(RetrievalConfig config) {
        return Stream.concat(METRICS.stream(), config.cut().keySet().stream().map(Metric::fraction))
                .toList();
    }

    @Override
    public Map<String, Double> evaluate(Predictions predictions, Supplier<Predictions> training) {
        Retrieval retrieval = gallery.search(predictions, training);
        Map<String, Double> metrics = new LinkedHashMap<>();
        metrics.put("retrieval-top1", retrieval.recall(1));
        metrics.put("retrieval-top5", retrieval.recall(5));
        metrics.put("retrieval-top10", retrieval.recall(10));
        metrics.put("retrieval-map", retrieval.meanAveragePrecision(definition));
        cut.forEach((metric, of) -> metrics.put(metric, retrieval.meanAveragePrecision(of)));
        return metrics;
    }
}
