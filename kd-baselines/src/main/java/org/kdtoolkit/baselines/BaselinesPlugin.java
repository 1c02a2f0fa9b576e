package org.kdtoolkit.baselines;

import static org.kdtoolkit.api.plugin.ObjectiveProvider.builder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.baselines.c2kd.C2kdConfig;
import org.kdtoolkit.baselines.c2kd.C2kdScheme;
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
import org.kdtoolkit.baselines.logits.DistConfig;
import org.kdtoolkit.baselines.logits.DistLoss;
import org.kdtoolkit.baselines.logits.DkdConfig;
import org.kdtoolkit.baselines.logits.DkdLoss;
import org.kdtoolkit.baselines.logits.KdConfig;
import org.kdtoolkit.baselines.logits.KdLoss;
import org.kdtoolkit.baselines.logits.LogitsLoss;
import org.kdtoolkit.baselines.logits.LogitsObjective;
import org.kdtoolkit.baselines.logits.PseudoLabelConfig;
import org.kdtoolkit.baselines.logits.PseudoLabelLoss;
import org.kdtoolkit.baselines.map.AtConfig;
import org.kdtoolkit.baselines.map.AtLoss;
import org.kdtoolkit.baselines.map.IckdConfig;
import org.kdtoolkit.baselines.map.IckdObjective;
import org.kdtoolkit.baselines.map.MapObjective;
import org.kdtoolkit.baselines.map.NstConfig;
import org.kdtoolkit.baselines.map.NstLoss;
import org.kdtoolkit.baselines.map.VidConfig;
import org.kdtoolkit.baselines.none.NoneConfig;
import org.kdtoolkit.baselines.smoothing.LabelSmoothing;
import org.kdtoolkit.baselines.smoothing.LabelSmoothingConfig;
import org.kdtoolkit.baselines.untrained.Untrained;
import org.kdtoolkit.baselines.untrained.UntrainedConfig;

/** The published methods that others are compared with. */
public final class BaselinesPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return List.of(
                MethodProvider.builder("none", NoneConfig.class)
                        .summary("no distillation: the student learns from its labels alone")
                        .learnsFromMixed()
                        .build((config, context) -> step -> Losses.none()),
                MethodProvider.builder("label-smoothing", LabelSmoothingConfig.class)
                        .summary(
                                "no distillation: a share of each label is spread evenly over all"
                                        + " classes")
                        .source(
                                "Szegedy et al., Rethinking the Inception Architecture for Computer"
                                        + " Vision, 2016")
                        .learnsFromMixed()
                        .smoothsLabels()
                        .build((config, context) -> new LabelSmoothing(config.smoothing())),
                SchemeProvider.builder("untrained", UntrainedConfig.class)
                        .summary(
                                "no training at all: networks are judged with the weights that they"
                                        + " begin with")
                        .trainsNothing()
                        .build((config, context) -> new Untrained()),
                SchemeProvider.builder("c2kd", C2kdConfig.class)
                        .summary(
                                "trains a student and a teacher together: non-target class"
                                        + " probabilities across proxies, where both rank classes"
                                        + " alike")
                        .source(
                                "Huo et al., C2KD: Bridging the Modality Gap for Cross-Modal"
                                        + " Knowledge Distillation, 2024")
                        .studentCheck(C2kdConfig::checkStudents)
                        .trainsHeads()
                        .build(C2kdScheme::of),
                builder("kd", KdConfig.class)
                        .summary("knowledge distillation: softened class probabilities")
                        .source("Hinton et al., Distilling the Knowledge in a Neural Network, 2015")
                        .singleLabelOnly(softmax("kd"))
                        .needs(Need.LOGITS)
                        .build(
                                (config, context) -> {
                                    KdLoss loss = new KdLoss(config.temperature());
                                    LogitsLoss compared = (s, t, targets) -> loss.evaluate(s, t);
                                    return new LogitsObjective(
                                            "kd", compared.standardized(config.standardize()));
                                }),
                builder("dkd", DkdConfig.class)
                        .summary(
                                "Decoupled Knowledge Distillation: own class and other classes,"
                                        + " weighted apart")
                        .source("Zhao et al., Decoupled Knowledge Distillation, 2022")
                        .singleLabelOnly(softmax("dkd"))
                        .needs(Need.LOGITS, Need.LABELS)
                        .build(
                                (config, context) -> {
                                    DkdLoss loss =
                                            new DkdLoss(
                                                    config.alpha(),
                                                    config.beta(),
                                                    config.temperature());
                                    LogitsLoss compared =
                                            (s, t, targets) ->
                                                    loss.evaluate(s, t, allClasses(targets));
                                    return new LogitsObjective(
                                            "dkd", compared.standardized(config.standardize()));
                                }),
                builder("dist", DistConfig.class)
                        .summary("DIST: correlation of class probabilities, by sample and by class")
                        .source(
                                "Huang et al., Knowledge Distillation from A Stronger Teacher,"
                                        + " 2022")
                        .singleLabelOnly(softmax("dist"))
                        .needs(Need.LOGITS)
                        .build(
                                (config, context) -> {
                                    DistLoss loss =
                                            new DistLoss(
                                                    config.beta(),
                                                    config.gamma(),
                                                    config.temperature());
                                    return new LogitsObjective(
                                            "dist", (s, t, targets) -> loss.evaluate(s, t));
                                }),
                builder("pseudo-label", PseudoLabelConfig.class)
                        .summary("the class loss on the class that the teacher finds likeliest")
                        .source(
                                "Lee, Pseudo-Label: The Simple and Efficient Semi-Supervised"
                                        + " Learning Method for Deep Neural Networks, 2013")
                        .needs(Need.LOGITS)
                        .build(
                                (config, context) -> {
                                    PseudoLabelLoss loss = new PseudoLabelLoss(config.threshold());
                                    return new LogitsObjective(
                                            "pseudo-label",
                                            context.targetKind() == TargetKind.MULTI_LABEL
                                                    ? (s, t, targets) -> loss.evaluateSeveral(s, t)
                                                    : (s, t, targets) -> loss.evaluate(s, t));
                                }),
                builder("fitnet", FitNetConfig.class)
                        .summary(
                                "FitNet hint: squared difference to the embedding, behind a trained"
                                        + " regressor")
                        .source("Romero et al., FitNets: Hints for Thin Deep Nets, 2015")
                        .needs(Need.EMBEDDING)
                        .build((config, context) -> new FitNetObjective(context)),
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
                builder("at", AtConfig.class)
                        .summary("attention transfer: where a feature map is strong")
                        .source("Zagoruyko and Komodakis, Paying More Attention to Attention, 2017")
                        .needs(Need.FEATURE_MAP)
                        .build(
                                (config, context) ->
                                        MapObjective.comparingPositions(
                                                new AtLoss(config.power()), context)),
                builder("nst", NstConfig.class)
                        .summary(
                                "neuron selectivity transfer: how a feature map's channels are"
                                        + " distributed")
                        .source(
                                "Huang and Wang, Like What You Like: Knowledge Distill via Neuron"
                                        + " Selectivity Transfer, 2017")
                        .needs(Need.FEATURE_MAP)
                        .build(
                                (config, context) ->
                                        MapObjective.comparingPositions(new NstLoss(), context)),
                builder("vid", VidConfig.class)
                        .summary(
                                "variational information distillation: a normal distribution of the"
                                        + " teacher's feature map")
                        .source(
                                "Ahn et al., Variational Information Distillation for Knowledge"
                                        + " Transfer, 2019")
                        .needs(Need.EMBEDDING)
                        .build(MapObjective::variational),
                builder("ickd", IckdConfig.class)
                        .summary(
                                "inter-channel correlation: which channels of a feature map are"
                                        + " strong together")
                        .source(
                                "Liu et al., Exploring Inter-Channel Correlation for"
                                        + " Diversity-Preserved Knowledge Distillation, 2021")
                        .needs(Need.EMBEDDING)
                        .build((config, context) -> new IckdObjective(context)),
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

    /** [B] int64, where all have one. */
    private static NDArray allClasses(Targets targets) {
        targets.requireAllLabelled("dkd");
        return ((SingleLabelTargets) targets).classes();
    }

    private static String softmax(String name) {
        return name
                + " compares softmax probabilities, of which one class a sample takes the most, but"
                + " the data set has several labels a sample; choose an objective on embeddings,"
                + " such as csc or rkd";
    }
}
