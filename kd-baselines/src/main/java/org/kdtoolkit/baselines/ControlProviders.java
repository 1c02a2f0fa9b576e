package org.kdtoolkit.baselines;

import java.util.List;
import org.kdtoolkit.api.distill.Losses;
import org.kdtoolkit.api.plugin.MethodProvider;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.plugin.SchemeProvider;
import org.kdtoolkit.baselines.none.NoneConfig;
import org.kdtoolkit.baselines.smoothing.LabelSmoothing;
import org.kdtoolkit.baselines.smoothing.LabelSmoothingConfig;
import org.kdtoolkit.baselines.untrained.Untrained;
import org.kdtoolkit.baselines.untrained.UntrainedConfig;

/** What methods are compared with: no distillation, or no training. */
final class ControlProviders {

    private ControlProviders() {}

    static List<Provider<?, ?>> all() {
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
                        .build((config, context) -> new Untrained()));
    }
}
