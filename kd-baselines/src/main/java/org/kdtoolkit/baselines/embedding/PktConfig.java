package org.kdtoolkit.baselines.embedding;

/** The {@link PktLoss} has nothing to configure. */
public record PktConfig() {}
