package org.kdtoolkit.baselines;

import static org.kdtoolkit.api.plugin.ObjectiveProvider.builder;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.baselines.ab.AbConfig;
import org.kdtoolkit.baselines.ab.AbObjective;
import org.kdtoolkit.baselines.fsp.FspConfig;
import org.kdtoolkit.baselines.fsp.FspObjective;
import org.kdtoolkit.baselines.ft.FtConfig;
import org.kdtoolkit.baselines.ft.FtObjective;
import org.kdtoolkit.baselines.ofd.OfdConfig;
import org.kdtoolkit.baselines.ofd.OfdObjective;
import org.kdtoolkit.baselines.review.ReviewKdConfig;
import org.kdtoolkit.baselines.review.ReviewKdObjective;
import org.kdtoolkit.baselines.sem.SemCkdConfig;
import org.kdtoolkit.baselines.sem.SemCkdObjective;
import org.kdtoolkit.baselines.stage.StagePairs;

/** The published methods that are nothing without stages. */
final class StageProviders {

    private StageProviders() {}

    static List<Provider<?, ?>> all() {
        return List.of(
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
                        .triedBeforehand()
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
                        .triedBeforehand()
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
                        .triedBeforehand()
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
                        .triedBeforehand()
                        .build(OfdObjective::new),
                builder("reviewkd", ReviewKdConfig.class)
                        .summary(
                                "knowledge review: each stage, fused with those behind it, is drawn"
                                        + " to the teacher's")
                        .source(
                                "Chen et al., Distilling Knowledge via Knowledge Review, CVPR"
                                        + " 2021")
                        .needs(Need.EMBEDDING)
                        .everyStageInPairs(config -> config.stages().isAll())
                        .studentStages(config -> config.stages().students())
                        .teacherStages(config -> config.stages().teachers())
                        .triedBeforehand()
                        .build(ReviewKdObjective::new),
                builder("semckd", SemCkdConfig.class)
                        .summary(
                                "semantic calibration: attention says from which of the teacher's"
                                        + " stages each stage learns")
                        .source(
                                "Chen et al., Cross-Layer Distillation with Semantic Calibration,"
                                        + " AAAI 2021")
                        .everyStage(SemCkdConfig::readsEveryStage)
                        .studentStages(config -> config.studentStages().orElse(List.of()))
                        .teacherStages(config -> config.teacherStages().orElse(List.of()))
                        .triedBeforehand()
                        .build(SemCkdObjective::new));
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
}
