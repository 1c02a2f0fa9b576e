package org.kdtoolkit.eval;

import java.util.List;
import java.util.Map;
import org.kdtoolkit.api.eval.Metric;
import org.kdtoolkit.api.plugin.EvaluatorProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/** The tasks that students are judged by. */
public final class EvalPlugin implements Plugin {

    /**
     * What each task measures, whatever its settings, by the task's name: for readers of results
     * that do not say so themselves. A task may measure more with some settings.
     */
    public static Map<String, List<Metric>> metrics() {
        return Map.of(
                "recognition", Recognition.METRICS,
                "retrieval", Search.METRICS,
                "tagging", ClassTagging.METRICS);
    }

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                EvaluatorProvider.builder("recognition", RecognitionConfig.class)
                        .summary(
                                "top-1 and top-5 accuracy, accuracy and F1 averaged over classes,"
                                        + " and the expected calibration error")
                        .metrics(settings -> Recognition.METRICS)
                        .singleLabelOnly(refusal("recognition", "tagging"))
                        .build((config, context) -> new Recognition()),
                EvaluatorProvider.builder("retrieval", RetrievalConfig.class)
                        .summary("recall at 1, 5 and 10, and mAP, of a search by cosine similarity")
                        .metrics(Search::metrics)
                        .readsTrainingLabels(config -> config.gallery() == Gallery.TRAIN)
                        .readsScores(config -> false)
                        .build((config, context) -> new Search(config)),
                EvaluatorProvider.builder("tagging", TaggingConfig.class)
                        .summary(
                                "mAP, mean area under the ROC curve, and d', each class ranked by"
                                        + " itself; lwlrap, each sample's classes ranked")
                        .source("Hershey et al., 2017")
                        .metrics(settings -> ClassTagging.METRICS)
                        .build((config, context) -> new ClassTagging()),
                EvaluatorProvider.builder("linear-probe", LinearProbeConfig.class)
                        .summary("accuracy of a linear classifier trained on the embeddings")
                        .source(
                                "Alain and Bengio, Understanding intermediate layers using linear"
                                        + " classifier probes, 2016")
                        .metrics(Metric.fraction("linear-probe").headline())
                        .singleLabelOnly(refusal("linear-probe", TaggingProbe.TASK))
                        .leastTrainingLabels(config -> config.budget().least())
                        .readsScores(config -> false)
                        .readsViews(config -> true)
                        .build(
                                (config, context) ->
                                        new LinearProbe(
                                                "linear-probe",
                                                context,
                                                config.budget(),
                                                config.scaling(),
                                                config.training())),
                EvaluatorProvider.builder(TaggingProbe.TASK, TaggingProbeConfig.class)
                        .summary(
                                "mAP of linear classifiers trained on the embeddings, one for each"
                                        + " class")
                        .metrics(TaggingProbe.METRIC)
                        .leastTrainingLabels(config -> config.budget().least())
                        .readsScores(config -> false)
                        .readsViews(config -> true)
                        .build(TaggingProbe::new),
                EvaluatorProvider.builder("knn", KnnConfig.class)
                        .summary("accuracy of a vote of the nearest training samples")
                        .metrics(config -> List.of(NeighbourVote.metric(config)))
                        .singleLabelOnly(refusal("knn", TaggingProbe.TASK))
                        .leastTrainingLabels(config -> config.leastLabels())
                        .readsScores(config -> false)
                        .build(NeighbourVote::new),
                EvaluatorProvider.builder("svm", SvmConfig.class)
                        .summary("accuracy of a linear support vector machine on the embeddings")
                        .source(
                                "Fan et al., LIBLINEAR: A Library for Large Linear Classification,"
                                        + " 2008")
                        .metrics(Metric.fraction("svm").headline())
                        .singleLabelOnly(refusal("svm", TaggingProbe.TASK))
                        .leastTrainingLabels(config -> config.budget().least())
                        .readsScores(config -> false)
                        .readsViews(config -> true)
                        .build(
                                (config, context) ->
                                        new LinearProbe(
                                                "svm",
                                                context,
                                                config.budget(),
                                                config.scaling(),
                                                config.training())));
    }

    private static String refusal(String task, String other) {
        return "the task '%s' expects one label a sample, but in this data set a sample may have several; use the task '%s'"
                .formatted(task, other);
    }
}
