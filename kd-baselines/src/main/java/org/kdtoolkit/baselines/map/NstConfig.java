package org.kdtoolkit.baselines.map;

/** There is nothing to configure in the {@link NstLoss}. The published trainer weights it by 50. */
public record NstConfig() {}
