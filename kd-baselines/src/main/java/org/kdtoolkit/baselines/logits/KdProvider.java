package org.kdtoolkit.baselines.logits;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides the objective of the {@link KdLoss}. The published trainers weigh it 0.9 against 0.1 of
 * the class loss.
 */
public final class KdProvider implements Provider<KdConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "kd";
    }

    @Override
    public Class<KdConfig> configuration() {
        return KdConfig.class;
    }

    @Override
    public String summary() {
        return "knowledge distillation: softened class probabilities";
    }

    @Override
    public String source() {
        return "Hinton et al., Distilling the Knowledge in a Neural Network, 2015";
    }

    @Override
    public Objective create(KdConfig configuration, DistillerContext context) {
        KdLoss loss = new KdLoss(configuration.temperature());
        return new LogitsObjective(
                name(), (student, teacher, classes) -> loss.evaluate(student, teacher));
    }
}
