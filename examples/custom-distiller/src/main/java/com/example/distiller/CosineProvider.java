package com.example.distiller;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Objective;

/** Provides the {@link CosineObjective}. */
public final class CosineProvider implements Provider<CosineConfig, DistillerContext, Objective> {

    @Override
    public Kind<DistillerContext, Objective> kind() {
        return Kind.OBJECTIVE;
    }

    @Override
    public String name() {
        return "cosine";
    }

    @Override
    public Class<CosineConfig> configuration() {
        return CosineConfig.class;
    }

    @Override
    public String summary() {
        return "turns each embedding to where its target points";
    }

    @Override
    public Objective create(CosineConfig configuration, DistillerContext context) {
        return new CosineObjective(configuration.sharpness());
    }
}
