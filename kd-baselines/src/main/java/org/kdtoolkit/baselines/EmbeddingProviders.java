package org.kdtoolkit.baselines;

import static org.kdtoolkit.api.plugin.ObjectiveProvider.builder;

import java.util.List;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.baselines.ccl.CclConfig;
import org.kdtoolkit.baselines.ccl.CclObjective;
import org.kdtoolkit.baselines.crd.CrdConfig;
import org.kdtoolkit.baselines.crd.CrdObjective;
import org.kdtoolkit.baselines.embedding.CcConfig;
import org.kdtoolkit.baselines.embedding.CcObjective;
import org.kdtoolkit.baselines.embedding.ComodoConfig;
import org.kdtoolkit.baselines.embedding.ComodoObjective;
import org.kdtoolkit.baselines.embedding.EmbeddingObjective;
import org.kdtoolkit.baselines.embedding.FitNetConfig;
import org.kdtoolkit.baselines.embedding.FitNetObjective;
import org.kdtoolkit.baselines.embedding.PktConfig;
import org.kdtoolkit.baselines.embedding.PktLoss;
import org.kdtoolkit.baselines.embedding.RkdConfig;
import org.kdtoolkit.baselines.embedding.RkdLoss;
import org.kdtoolkit.baselines.embedding.SpConfig;
import org.kdtoolkit.baselines.embedding.SpLoss;
import org.kdtoolkit.baselines.embedding.VkdConfig;
import org.kdtoolkit.baselines.embedding.VkdObjective;
import org.kdtoolkit.baselines.map.StagedMapObjective;
import org.kdtoolkit.baselines.stage.StagedProvider;

/** The published methods that compare embeddings. */
final class EmbeddingProviders {

    private EmbeddingProviders() {}

    static List<Provider<?, ?>> all() {
        return List.of(
                StagedProvider.builder(
                                "fitnet", FitNetConfig.class, FitNetConfig::stages, Need.EMBEDDING)
                        .summary(
                                "FitNet hint: squared difference to the embedding, behind a trained"
                                        + " regressor")
                        .source("Romero et al., FitNets: Hints for Thin Deep Nets, 2015")
                        .build(
                                (config, context) ->
                                        config.stages()
                                                .<Objective>map(
                                                        pairs ->
                                                                StagedMapObjective.hints(
                                                                        pairs, context))
                                                .orElseGet(() -> new FitNetObjective(context))),
                builder("sp", SpConfig.class)
                        .summary(
                                "similarity preserving: equal similarities between the samples of a"
                                        + " batch")
                        .source("Tung and Mori, Similarity-Preserving Knowledge Distillation, 2019")
                        .needs(Need.EMBEDDING)
                        .build((config, context) -> new EmbeddingObjective(new SpLoss())),
                builder("pkt", PktConfig.class)
                        .summary(
                                "Probabilistic Knowledge Transfer: equal neighbour probabilities in"
                                        + " a batch")
                        .source(
                                "Passalis and Tefas, Learning Deep Representations with"
                                        + " Probabilistic Knowledge Transfer, 2018")
                        .needs(Need.EMBEDDING)
                        .build((config, context) -> new EmbeddingObjective(new PktLoss())),
                builder("rkd", RkdConfig.class)
                        .summary(
                                "relational distillation: equal distances and angles between the"
                                        + " samples of a batch")
                        .source("Park et al., Relational Knowledge Distillation, 2019")
                        .needs(Need.EMBEDDING)
                        .build(
                                (config, context) ->
                                        new EmbeddingObjective(
                                                new RkdLoss(
                                                        config.distanceWeight(),
                                                        config.angleWeight()))),
                builder("cc", CcConfig.class)
                        .summary(
                                "correlation congruence: no common errors in samples that follow"
                                        + " each other")
                        .source(
                                "Peng et al., Correlation Congruence for Knowledge Distillation,"
                                        + " 2019")
                        .needs(Need.EMBEDDING)
                        .build((config, context) -> new CcObjective(config.width(), context)),
                builder("comodo", ComodoConfig.class)
                        .summary(
                                "cross-modal distillation with a queue: equal similarities to a"
                                        + " teacher's latest embeddings")
                        .source(
                                "Chen et al., COMODO: Cross-Modal Video-to-IMU Distillation for"
                                        + " Efficient Egocentric Human Activity Recognition, 2025")
                        .needs(Need.EMBEDDING)
                        .triedBeforehand()
                        .build(ComodoObjective::new),
                builder("vkd", VkdConfig.class)
                        .summary(
                                "VkD: difference to the normalised embedding, behind an orthogonal"
                                        + " projector")
                        .source(
                                "Miles et al., VkD: Improving Knowledge Distillation using"
                                        + " Orthogonal Projections, 2024")
                        .needs(Need.EMBEDDING)
                        .build(VkdObjective::new),
                builder("crd", CrdConfig.class)
                        .summary(
                                "contrastive representation distillation: a teacher's embedding"
                                        + " among many")
                        .source("Tian et al., Contrastive Representation Distillation, 2020")
                        .needs(Need.EMBEDDING)
                        .build(CrdObjective::new),
                builder("ccl", CclConfig.class)
                        .summary(
                                "compositional contrastive learning: teacher and student composed"
                                        + " into a class")
                        .source(
                                "Chen et al., Distilling Audio-Visual Knowledge by Compositional"
                                        + " Contrastive Learning, CVPR 2021")
                        .needs(Need.ALIGNED_EMBEDDING, Need.LABELS)
                        .build(CclObjective::new));
    }
}
