package com.example.distiller;

import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;

/** Provides the {@link ConfidenceFilter}. */
public final class ConfidenceProvider
        implements Provider<ConfidenceConfig, DistillerContext, Filter> {

    @Override
    public Kind<DistillerContext, Filter> kind() {
        return Kind.FILTER;
    }

    @Override
    public String name() {
        return "confidence";
    }

    @Override
    public Class<ConfidenceConfig> configuration() {
        return ConfidenceConfig.class;
    }

    @Override
    public String summary() {
        return "scales the teacher's embedding of each sample by a learned confidence";
    }

    @Override
    public Filter create(ConfidenceConfig configuration, DistillerContext context) {
        return new ConfidenceFilter(
                context.teacher().width(),
                context.classes(),
                configuration.classWeight(),
                context.manager());
    }
}
