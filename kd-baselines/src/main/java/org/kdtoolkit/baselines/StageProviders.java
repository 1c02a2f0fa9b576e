package org.kdtoolkit.baselines;

import static org.kdtoolkit.api.plugin.ObjectiveProvider.builder;

import java.util.List;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.baselines.review.ReviewKdConfig;
import org.kdtoolkit.baselines.review.ReviewKdObjective;
import org.kdtoolkit.baselines.sem.SemCkdConfig;
import org.kdtoolkit.baselines.sem.SemCkdObjective;

/** The published methods that are nothing without several stages. */
final class StageProviders {

    private StageProviders() {}

    static List<Provider<?, ?>> all() {
        return List.of(
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
                        .build(SemCkdObjective::new));
    }
}
