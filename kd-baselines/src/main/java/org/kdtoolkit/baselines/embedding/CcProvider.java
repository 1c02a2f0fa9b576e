package org.kdtoolkit.baselines.embedding;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides the objective of the {@link CcLoss}. The comparison of Tian et al., Contrastive
 * Representation Distillation, 2020, weighs it 0.02.
 *
 * <p>As in its trainer, student and target each go through a linear map first, of one width and
 * without normalisation. Both maps are trained: {@code student} and {@code target} in the
 * objective's state.
 */
public final class CcProvider implements Provider<CcConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "cc";
    }

    @Override
    public Class<CcConfig> configuration() {
        return CcConfig.class;
    }

    @Override
    public String summary() {
        return "correlation congruence: no common errors in samples that follow each other";
    }

    @Override
    public String source() {
        return "Peng et al., Correlation Congruence for Knowledge Distillation, 2019";
    }

    @Override
    public Objective create(CcConfig configuration, DistillerContext context) {
        int width = configuration.width();
        return new CcObjective(
                new TrainedLinear(context.studentWidth(), width, context.manager()),
                new TrainedLinear(context.teacher().width(), width, context.manager()));
    }
}
