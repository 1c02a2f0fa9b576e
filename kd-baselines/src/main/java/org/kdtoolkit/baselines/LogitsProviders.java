package org.kdtoolkit.baselines;

import static org.kdtoolkit.api.plugin.ObjectiveProvider.builder;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.kdtoolkit.api.data.SingleLabelTargets;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.data.Targets;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.baselines.c2kd.C2kdConfig;
import org.kdtoolkit.baselines.c2kd.C2kdScheme;
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
import org.kdtoolkit.baselines.mst.MstConfig;
import org.kdtoolkit.baselines.mst.MstScheme;
import org.kdtoolkit.baselines.ofa.OfaConfig;
import org.kdtoolkit.baselines.ofa.OfaObjective;

/** The published methods that compare class scores. */
final class LogitsProviders {

    private LogitsProviders() {}

    static List<Provider<?, ?>> all() {
        return List.of(
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
                SchemeProvider.builder("mst", MstConfig.class)
                        .summary(
                                "MST-Distill: a gate chooses for each sample from which specialised"
                                        + " teachers the student learns, masked ones of both"
                                        + " modalities and of the other")
                        .source(
                                "Li et al., MST-Distill: Mixture of Specialized Teachers for"
                                        + " Cross-Modal Knowledge Distillation, ACM Multimedia"
                                        + " 2025")
                        .engines("PyTorch")
                        .studentCheck(MstConfig::checkStudents)
                        .trainsHeads()
                        .build(MstScheme::of),
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
                        .secondView(MlkdConfig::strongView)
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
                        .everyStudentStage(OfaConfig::readsEveryStage)
                        .studentStages(OfaConfig::readStages)
                        .triedBeforehand()
                        .build(OfaObjective::of));
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
