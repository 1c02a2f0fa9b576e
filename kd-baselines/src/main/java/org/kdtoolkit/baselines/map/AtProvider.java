package org.kdtoolkit.baselines.map;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides the objective of the {@link AtLoss}; its published weight is 1000.
 *
 * <p>Where the teacher has no feature map of as many axes as the student's, a trained layer makes
 * one of the student's grid.
 */
public final class AtProvider implements Provider<AtConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "at";
    }

    @Override
    public Class<AtConfig> configuration() {
        return AtConfig.class;
    }

    @Override
    public String summary() {
        return "attention transfer: where a feature map is strong";
    }

    @Override
    public String source() {
        return "Zagoruyko and Komodakis, Paying More Attention to Attention, 2017";
    }

    @Override
    public Objective create(AtConfig configuration, DistillerContext context) {
        return MapObjective.comparingPositions(new AtLoss(configuration.power()), context);
    }
}
