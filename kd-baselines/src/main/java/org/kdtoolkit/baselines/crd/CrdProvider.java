package org.kdtoolkit.baselines.crd;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/** Provides the objective of the {@link CrdLoss}; its published weight is 0.8. */
public final class CrdProvider implements Provider<CrdConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "crd";
    }

    @Override
    public Class<CrdConfig> configuration() {
        return CrdConfig.class;
    }

    @Override
    public String summary() {
        return "contrastive representation distillation: a teacher's embedding among many";
    }

    @Override
    public String source() {
        return "Tian et al., Contrastive Representation Distillation, 2020";
    }

    @Override
    public Objective create(CrdConfig configuration, DistillerContext context) {
        CrdLoss loss =
                new CrdLoss(
                        configuration,
                        context.student().width(),
                        context.teacher().width(),
                        context.trainingSamples(),
                        context.manager());
        return new CrdObjective(loss);
    }
}
