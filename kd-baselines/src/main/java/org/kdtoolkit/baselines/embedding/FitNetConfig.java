package org.kdtoolkit.baselines.embedding;

/** The {@link FitNetLoss} has nothing to configure; the widths determine its regressor. */
public record FitNetConfig() {}
