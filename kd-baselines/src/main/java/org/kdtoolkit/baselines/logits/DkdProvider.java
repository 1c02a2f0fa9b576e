package org.kdtoolkit.baselines.logits;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/** Provides the objective of the {@link DkdLoss}. */
public final class DkdProvider implements Provider<DkdConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "dkd";
    }

    @Override
    public Class<DkdConfig> configuration() {
        return DkdConfig.class;
    }

    @Override
    public String summary() {
        return "Decoupled Knowledge Distillation: own class and other classes, weighted apart";
    }

    @Override
    public String source() {
        return "Zhao et al., Decoupled Knowledge Distillation, 2022";
    }

    @Override
    public Objective create(DkdConfig configuration, DistillerContext context) {
        DkdLoss loss =
                new DkdLoss(
                        configuration.alpha(), configuration.beta(), configuration.temperature());
        return new LogitsObjective(name(), loss::evaluate);
    }
}
