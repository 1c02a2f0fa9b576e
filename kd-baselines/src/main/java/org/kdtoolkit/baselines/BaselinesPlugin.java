package org.kdtoolkit.baselines;

import static org.kdtoolkit.api.plugin.ObjectiveProvider.builder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.baselines.ab.AbConfig;
import org.kdtoolkit.baselines.ab.AbObjective;
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
import org.kdtoolkit.baselines.fsp.FspConfig;
import org.kdtoolkit.baselines.fsp.FspObjective;
import org.kdtoolkit.baselines.ft.FtConfig;
import org.kdtoolkit.baselines.ft.FtObjective;
import org.kdtoolkit.baselines.logits.DistConfig;
import org.kdtoolkit.baselines.logits.DistLoss;
import org.kdtoolkit.baselines.logits.DkdConfig;
import org.kdtoolkit.baselines.logits.DkdLoss;
import org.kdtoolkit.baselines.logits.KdConfig;
import org.kdtoolkit.baselines.logits.KdLoss;
import org.kdtoolkit.baselines.logits.LogitsLoss;
import org.kdtoolkit.baselines.logits.LogitsObjective;
import org.kdtoolkit.baselines.logits.MlkdConfig;
import org.kdtoolkit.baselines.logits.MlkdObjective;
import org.kdtoolkit.baselines.logits.PseudoLabelConfig;
import org.kdtoolkit.baselines.logits.PseudoLabelLoss;
import org.kdtoolkit.baselines.map.AtConfig;
import org.kdtoolkit.baselines.map.AtLoss;
import org.kdtoolkit.baselines.map.IckdConfig;
import org.kdtoolkit.baselines.map.IckdObjective;
import org.kdtoolkit.baselines.map.MapLoss;
import org.kdtoolkit.baselines.map.MapObjective;
import org.kdtoolkit.baselines.map.NstConfig;
import org.kdtoolkit.baselines.map.NstLoss;
import org.kdtoolkit.baselines.map.StagedMapObjective;
import org.kdtoolkit.baselines.map.VidConfig;
import org.kdtoolkit.baselines.none.NoneConfig;
import org.kdtoolkit.baselines.ofa.OfaConfig;
import org.kdtoolkit.baselines.ofa.OfaObjective;
import org.kdtoolkit.baselines.ofd.OfdConfig;
import org.kdtoolkit.baselines.ofd.OfdObjective;
import org.kdtoolkit.baselines.smoothing.LabelSmoothing;
import org.kdtoolkit.baselines.smoothing.LabelSmoothingConfig;
import org.kdtoolkit.baselines.stage.StagePairs;
import org.kdtoolkit.baselines.stage.StagedProvider;
import org.kdtoolkit.baselines.untrained.Untrained;
import org.kdtoolkit.baselines.untrained.UntrainedConfig;

/** The published methods that others are compared with. */
public final class BaselinesPlugin implements Plugin {

    @Override
    public List<Provider<?, ?>> providers() {
        return Stream.concat(published().stream(), StageProviders.all().stream()).toList();
    }

    private static List<Provider<?, ?>> published() {
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
                builder("mlkd", MlkdConfig.class)
                        .summary(
                                "multi-level logit distillation: class probabilities by sample, and"
                                        + " the likeness of samples and of classes")
                        .source("Jin et al., Multi-Level Logit Distillation, CVPR 2023")
                        .singleLabelOnly(softmax("mlkd"))
                        .needs(Need.LOGITS)
                        .build((config, context) -> MlkdObjective.of(config)),
                builder("ofa", OfaConfig.class)
                        .summary(
                                "OFA-KD: class scores from inside of the student, drawn to the"
                                        + " teacher's")
                        .source(
                                "Hao et al., One-for-All: Bridge the Gap Between Heterogeneous"
                                        + " Architectures in Knowledge Distillation, NeurIPS 2023")
                        .singleLabelOnly(softmax("ofa"))
                        .needs(Need.LOGITS, Need.LABELS)
                        .studentStages(OfaConfig::readStages)
                        .build(OfaObjective::of),
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
                StagedProvider.builder("at", AtConfig.class, AtConfig::stages, Need.FEATURE_MAP)
                        .summary("attention transfer: where a feature map is strong")
                        .source("Zagoruyko and Komodakis, Paying More Attention to Attention, 2017")
                        .build(
                                (config, context) ->
                                        positions(
                                                config.stages(),
                                                new AtLoss(config.power()),
                                                context)),
                StagedProvider.builder("nst", NstConfig.class, NstConfig::stages, Need.FEATURE_MAP)
                        .summary(
                                "neuron selectivity transfer: how a feature map's channels are"
                                        + " distributed")
                        .source(
                                "Huang and Wang, Like What You Like: Knowledge Distill via Neuron"
                                        + " Selectivity Transfer, 2017")
                        .build(
                                (config, context) ->
                                        positions(config.stages(), new NstLoss(), context)),
                StagedProvider.builder("vid", VidConfig.class, VidConfig::stages, Need.EMBEDDING)
                        .summary(
                                "variational information distillation: a normal distribution of the"
                                        + " teacher's feature map")
                        .source(
                                "Ahn et al., Variational Information Distillation for Knowledge"
                                        + " Transfer, 2019")
                        .build(
                                (config, context) ->
                                        config.stages()
                                                .<Objective>map(
                                                        pairs ->
                                                                StagedMapObjective.variational(
                                                                        pairs, config, context))
                                                .orElseGet(
                                                        () ->
                                                                MapObjective.variational(
                                                                        config, context))),
                builder("ickd", IckdConfig.class)
                        .summary(
                                "inter-channel correlation: which channels of a feature map are"
                                        + " strong together")
                        .source(
                                "Liu et al., Exploring Inter-Channel Correlation for"
                                        + " Diversity-Preserved Knowledge Distillation, 2021")
                        .needs(Need.EMBEDDING)
                        .build((config, context) -> new IckdObjective(context)),
                builder("fsp", FspConfig.class)
                        .summary(
                                "flow of solution procedures: how the channels of stages go"
                                        + " together, before the training")
                        .source(
                                "Yim et al., A Gift from Knowledge Distillation: Fast Optimization,"
                                        + " Network Minimization and Transfer Learning, CVPR 2017")
                        .everyStage(config -> config.stages().isEmpty() || isAll(config.stages()))
                        .studentStages(config -> students(config.stages()))
                        .teacherStages(config -> teachers(config.stages()))
                        .build(FspObjective::new),
                builder("ft", FtConfig.class)
                        .summary(
                                "factor transfer: codes of feature maps, the teacher's by an"
                                        + " auto-encoder that learns before the training")
                        .source(
                                "Kim et al., Paraphrasing Complex Network: Network Compression via"
                                        + " Factor Transfer, NeurIPS 2018")
                        .everyStage(config -> config.stages().isEmpty() || isAll(config.stages()))
                        .studentStages(config -> students(config.stages()))
                        .teacherStages(config -> teachers(config.stages()))
                        .build(FtObjective::new),
                builder("ab", AbConfig.class)
                        .summary(
                                "activation boundaries: neurons active where the teacher's are,"
                                        + " before the training")
                        .source(
                                "Heo et al., Knowledge Transfer via Distillation of Activation"
                                        + " Boundaries Formed by Hidden Neurons, AAAI 2019")
                        .preactivations()
                        .everyStage(config -> config.stages().isEmpty() || isAll(config.stages()))
                        .studentStages(config -> students(config.stages()))
                        .teacherStages(config -> teachers(config.stages()))
                        .build(AbObjective::new),
                builder("ofd", OfdConfig.class)
                        .summary(
                                "overhaul of feature distillation: feature maps before the ReLU,"
                                        + " down to a margin")
                        .source(
                                "Heo et al., A Comprehensive Overhaul of Feature Distillation, ICCV"
                                        + " 2019")
                        .preactivations()
                        .everyStage(config -> config.stages().isEmpty() || isAll(config.stages()))
                        .studentStages(config -> students(config.stages()))
                        .teacherStages(config -> teachers(config.stages()))
                        .build(OfdObjective::new),
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

    private static boolean isAll(Optional<StagePairs> stages) {
        return stages.filter(StagePairs::isAll).isPresent();
    }

    private static List<String> students(Optional<StagePairs> stages) {
        return stages.map(StagePairs::students).orElse(List.of());
    }

    private static List<String> teachers(Optional<StagePairs> stages) {
        return stages.map(StagePairs::teachers).orElse(List.of());
    }

    private static Objective positions(
            Optional<StagePairs> stages, MapLoss loss, DistillerContext context) {
        return stages.<Objective>map(
                        pairs -> StagedMapObjective.comparingPositions(pairs, loss, context))
                .orElseGet(() -> MapObjective.comparingPositions(loss, context));
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
