package org.kdtoolkit.eval;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Predictions;
import org.kdtoolkit.eval.metrics.Accuracy;

/** Offers {@code recognition}: top-1 and top-5 accuracy of data with one label a sample. */
public final class RecognitionProvider
        implements Provider<RecognitionConfig, EvaluatorContext, Evaluator> {

    @Override
    public Kind<EvaluatorContext, Evaluator> kind() {
        return Kind.EVALUATOR;
    }

    @Override
    public String name() {
        return "recognition";
    }

    @Override
    public Class<RecognitionConfig> configuration() {
        return RecognitionConfig.class;
    }

    @Override
    public Evaluator create(RecognitionConfig configuration, EvaluatorContext context) {
        if (context.multiLabel()) {
            throw new ConfigurationException(
                    "the task 'recognition' expects one label a sample, but in this data set a"
                            + " sample may have several; use the task 'tagging'");
        }
        return new Recognition();
    }

    @Override
    public String summary() {
        return "top-1 and top-5 accuracy";
    }

    private record Recognition() implements Evaluator {

        @Override
        public Set<String> metrics() {
            return Set.of("top1", "top5");
        }

        @Override
        public Map<String, Double> evaluate(
                Predictions predictions, Supplier<Predictions> gallery) {
            int[] labels = predictions.labels().stream().mapToInt(label -> label[0]).toArray();
            Map<String, Double> metrics = new LinkedHashMap<>();
            metrics.put("top1", Accuracy.topK(predictions.scores(), labels, 1));
            metrics.put("top5", Accuracy.topK(predictions.scores(), labels, 5));
            return metrics;
        }
    }
}
