package org.kdtoolkit.baselines.embedding;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides the objective of the {@link PktLoss}. The comparison of Tian et al., Contrastive
 * Representation Distillation, 2020, weighs it 30000, as it is a mean of small numbers.
 */
public final class PktProvider implements Provider<PktConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "pkt";
    }

    @Override
    public Class<PktConfig> configuration() {
        return PktConfig.class;
    }

    @Override
    public String summary() {
        return "Probabilistic Knowledge Transfer: equal neighbour probabilities in a batch";
    }

    @Override
    public String source() {
        return "Passalis and Tefas, Learning Deep Representations with Probabilistic Knowledge"
                + " Transfer, 2018";
    }

    @Override
    public Objective create(PktConfig configuration, DistillerContext context) {
        return new EmbeddingObjective(new PktLoss());
    }
}
