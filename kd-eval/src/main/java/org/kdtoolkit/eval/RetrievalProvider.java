package org.kdtoolkit.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.AveragePrecision;
import org.kdtoolkit.eval.metrics.Retrieval;

/** Offers {@code retrieval}: the training samples that are nearest to each evaluated sample. */
public final class RetrievalProvider
        implements Provider<RetrievalConfig, EvaluatorContext, Evaluator> {

    @Override
    public Kind<EvaluatorContext, Evaluator> kind() {
        return Kind.EVALUATOR;
    }

    @Override
    public String name() {
        return "retrieval";
    }

    @Override
    public Class<RetrievalConfig> configuration() {
        return RetrievalConfig.class;
    }

    @Override
    public Evaluator create(RetrievalConfig configuration, EvaluatorContext context) {
        return new RetrievalEvaluator(
                configuration.gallery(), configuration.map().at(configuration.mapRank()));
    }

    @Override
    public String summary() {
        return "recall at 1, 5 and 10, and mAP, of a search by cosine similarity";
    }

    private record RetrievalEvaluator(Gallery gallery, AveragePrecision definition)
            implements Evaluator {

        @Override
        public Set<String> metrics() {
            return Set.of("retrieval-top1", "retrieval-top5", "retrieval-top10", "retrieval-map");
        }

        @Override
        public Map<String, Double> evaluate(
                Predictions predictions, Supplier<Predictions> training) {
            Retrieval retrieval = gallery.search(predictions, training);
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("retrieval-top1", retrieval.recall(1));
            metrics.put("retrieval-top5", retrieval.recall(5));
            metrics.put("retrieval-top10", retrieval.recall(10));
            metrics.put("retrieval-map", retrieval.meanAveragePrecision(definition));
            return metrics;
        }
    }
}
