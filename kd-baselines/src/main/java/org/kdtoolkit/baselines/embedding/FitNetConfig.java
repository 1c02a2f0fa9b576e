package org.kdtoolkit.baselines.embedding;

/** The {@link FitNetLoss} has nothing to configure; the widths say what its regressor is like. */
public record FitNetConfig() {}
