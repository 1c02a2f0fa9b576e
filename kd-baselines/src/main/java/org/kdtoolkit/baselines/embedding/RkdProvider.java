package org.kdtoolkit.baselines.embedding;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides the objective of the {@link RkdLoss}. The comparison of Tian et al., Contrastive
 * Representation Distillation, 2020, weighs it 1.
 */
public final class RkdProvider implements Provider<RkdConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "rkd";
    }

    @Override
    public Class<RkdConfig> configuration() {
        return RkdConfig.class;
    }

    @Override
    public String summary() {
        return "relational distillation: equal distances and angles between the samples of a batch";
    }

    @Override
    public String source() {
        return "Park et al., Relational Knowledge Distillation, 2019";
    }

    @Override
    public Objective create(RkdConfig configuration, DistillerContext context) {
        return new EmbeddingObjective(
                new RkdLoss(configuration.distanceWeight(), configuration.angleWeight()));
    }
}
