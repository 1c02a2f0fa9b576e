package org.kdtoolkit.baselines.map;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides the objective of the {@link NstLoss}; its published weight is 50.
 *
 * <p>Where the teacher has no feature map of as many axes as the student's, a trained layer makes
 * one of the student's grid.
 */
public final class NstProvider implements Provider<NstConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "nst";
    }

    @Override
    public Class<NstConfig> configuration() {
        return NstConfig.class;
    }

    @Override
    public String summary() {
        return "neuron selectivity transfer: how a feature map's channels are distributed";
    }

    @Override
    public String source() {
        return "Huang and Wang, Like What You Like: Knowledge Distill via Neuron Selectivity"
                + " Transfer, 2017";
    }

    @Override
    public Objective create(NstConfig configuration, DistillerContext context) {
        return MapObjective.comparingPositions(new NstLoss(), context);
    }
}
