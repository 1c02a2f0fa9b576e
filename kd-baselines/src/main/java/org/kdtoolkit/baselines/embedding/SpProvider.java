package org.kdtoolkit.baselines.embedding;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides the objective of the {@link SpLoss}. The comparison of Tian et al., Contrastive
 * Representation Distillation, 2020, weighs it 3000.
 */
public final class SpProvider implements Provider<SpConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "sp";
    }

    @Override
    public Class<SpConfig> configuration() {
        return SpConfig.class;
    }

    @Override
    public String summary() {
        return "similarity preserving: equal similarities between the samples of a batch";
    }

    @Override
    public String source() {
        return "Tung and Mori, Similarity-Preserving Knowledge Distillation, 2019";
    }

    @Override
    public Objective create(SpConfig configuration, DistillerContext context) {
        return new EmbeddingObjective(new SpLoss());
    }
}
