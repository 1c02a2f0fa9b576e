package org.kdtoolkit.baselines.map;

/** There is nothing to configure in the {@link IckdLoss}. It is published with a weight of 2.5. */
public record IckdConfig() {}
