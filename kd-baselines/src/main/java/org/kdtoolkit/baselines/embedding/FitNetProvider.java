package org.kdtoolkit.baselines.embedding;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides the objective of the {@link FitNetLoss}. The comparison of Tian et al., Contrastive
 * Representation Distillation, 2020, weighs it 100.
 *
 * <p>Between the hidden feature maps of the paper the regressor is a convolution; between
 * embeddings it is a linear layer, trained with the student: {@code regressor} in the objective's
 * state.
 */
public final class FitNetProvider implements Provider<FitNetConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "fitnet";
    }

    @Override
    public Class<FitNetConfig> configuration() {
        return FitNetConfig.class;
    }

    @Override
    public String summary() {
        return "FitNet hint: squared difference to the embedding, behind a trained regressor";
    }

    @Override
    public String source() {
        return "Romero et al., FitNets: Hints for Thin Deep Nets, 2015";
    }

    @Override
    public Objective create(FitNetConfig configuration, DistillerContext context) {
        return new FitNetObjective(
                new TrainedLinear(
                        context.studentWidth(), context.teacher().width(), context.manager()));
    }
}
