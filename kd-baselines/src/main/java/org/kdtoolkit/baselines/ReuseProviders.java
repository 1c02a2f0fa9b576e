package org.kdtoolkit.baselines;

import java.util.List;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.plugin.BackboneProvider;
import org.kdtoolkit.api.plugin.ObjectiveProvider;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.baselines.simkd.SimKdConfig;
import org.kdtoolkit.baselines.simkd.SimKdNetwork;
import org.kdtoolkit.baselines.simkd.SimKdNetworkConfig;
import org.kdtoolkit.baselines.simkd.SimKdObjective;
import org.kdtoolkit.baselines.simkd.SimKdStudent;

/** The published methods whose student keeps a part of its teacher. */
final class ReuseProviders {

    private static final String SIMKD =
            "Chen et al., Knowledge Distillation with the Reused Teacher Classifier, CVPR 2022";

    private ReuseProviders() {}

    static List<Provider<?, ?>> all() {
        return List.of(
                ObjectiveProvider.builder("simkd", SimKdConfig.class)
                        .summary(
                                "reused classifier: the student's feature map becomes the"
                                        + " teacher's, and is classified as that")
                        .source(SIMKD)
                        .needs(Need.EMBEDDING, Need.LOGITS)
                        .teacherStages(config -> config.stage().stream().toList())
                        .extendsStudent(SimKdStudent::of)
                        .build(SimKdObjective::new),
                BackboneProvider.builder("simkd", SimKdNetworkConfig.class)
                        .summary(
                                "a network with layers behind it that end as a teacher does; what"
                                        + " simkd makes of its student")
                        .source(SIMKD)
                        .build(SimKdNetwork::of));
    }
}
