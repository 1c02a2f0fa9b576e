package org.kdtoolkit.baselines.logits;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/** Provides the objective of the {@link DistLoss}. */
public final class DistProvider implements Provider<DistConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "dist";
    }

    @Override
    public Class<DistConfig> configuration() {
        return DistConfig.class;
    }

    @Override
    public String summary() {
        return "DIST: correlation of class probabilities, by sample and by class";
    }

    @Override
    public String source() {
        return "Huang et al., Knowledge Distillation from A Stronger Teacher, 2022";
    }

    @Override
    public Objective create(DistConfig configuration, DistillerContext context) {
        DistLoss loss =
                new DistLoss(
                        configuration.beta(), configuration.gamma(), configuration.temperature());
        return new LogitsObjective(
                name(), (student, teacher, classes) -> loss.evaluate(student, teacher));
    }
}
