package org.kdtoolkit.csc;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/** Provides the {@link CscObjective}. */
public final class CscProvider implements Provider<CscConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "csc";
    }

    @Override
    public Class<CscConfig> configuration() {
        return CscConfig.class;
    }

    @Override
    public String summary() {
        return "Contrastive Semantic Calibration: class-wise contrast, a temperature for each pair";
    }

    @Override
    public String source() {
        return "Xia et al., Robust Cross-Modal Knowledge Distillation for Unconstrained Videos,"
                + " 2023";
    }

    @Override
    public Objective create(CscConfig configuration, DistillerContext context) {
        Temperature temperature =
                configuration
                        .temperature()
                        .temperature(configuration.threshold(), configuration.floor());
        return new CscObjective(new CscLoss(temperature));
    }
}
