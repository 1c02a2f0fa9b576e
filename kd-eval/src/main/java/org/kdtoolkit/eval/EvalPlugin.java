package org.kdtoolkit.eval;

import java.util.List;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/** The tasks that students are judged by. */
public final class EvalPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                EvaluatorProvider.builder("recognition", RecognitionConfig.class)
                        .summary("top-1 and top-5 accuracy")
                        .metrics(Metric.fraction("top1").headline(), Metric.fraction("top5"))
                        .build((config, context) -> Recognition.of(context)),
                EvaluatorProvider.builder("retrieval", RetrievalConfig.class)
                        .summary("recall at 1, 5 and 10, and mAP, of a search by cosine similarity")
                        .metrics(
                                Metric.fraction("retrieval-top1"),
                                Metric.fraction("retrieval-top5"),
                                Metric.fraction("retrieval-top10"),
                                Metric.fraction("retrieval-map").headline())
                        .build((config, context) -> new Search(config)),
                EvaluatorProvider.builder("tagging", TaggingConfig.class)
                        .summary(
                                "mAP, mean area under the ROC curve, and d', each class ranked by"
                                        + " itself")
                        .source("Hershey et al., 2017")
                        .metrics(
                                Metric.fraction("tagging-map").headline(),
                                Metric.fraction("tagging-auc"),
                                Metric.number("tagging-dprime"))
                        .build((config, context) -> new ClassTagging()));
    }
}
