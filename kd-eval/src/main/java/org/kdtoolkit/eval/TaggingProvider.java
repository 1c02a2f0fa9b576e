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
import org.kdtoolkit.eval.metrics.Tagging;

/** Offers {@code tagging}: class-averaged mAP, area under the ROC curve, and d'. */
public final class TaggingProvider implements Provider<TaggingConfig, EvaluatorContext, Evaluator> {

    @Override
    public Kind<EvaluatorContext, Evaluator> kind() {
        return Kind.EVALUATOR;
    }

    @Override
    public String name() {
        return "tagging";
    }

    @Override
    public Class<TaggingConfig> configuration() {
        return TaggingConfig.class;
    }

    @Override
    public Evaluator create(TaggingConfig configuration, EvaluatorContext context) {
        return new TaggingEvaluator();
    }

    @Override
    public String summary() {
        return "mAP, mean area under the ROC curve, and d', each class ranked by itself";
    }

    @Override
    public String source() {
        return "Hershey et al., 2017";
    }

    private record TaggingEvaluator() implements Evaluator {

        @Override
        public Set<String> metrics() {
            return Set.of("tagging-map", "tagging-auc", "tagging-dprime");
        }

        @Override
        public Map<String, Double> evaluate(
                Predictions predictions, Supplier<Predictions> gallery) {
            Tagging tagging = Tagging.of(predictions.scores(), predictions.labels());
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("tagging-map", tagging.meanAveragePrecision());
            metrics.put("tagging-auc", tagging.meanAreaUnderCurve());
            metrics.put("tagging-dprime", tagging.dPrime());
            return metrics;
        }
    }
}
