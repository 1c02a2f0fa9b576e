package org.kdtoolkit.baselines.embedding;

/** The {@link SpLoss} has nothing to configure. */
public record SpConfig() {}
