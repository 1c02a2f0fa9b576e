package org.kdtoolkit.baselines.untrained;

/** There is nothing to configure where nothing is trained. */
public record UntrainedConfig() {}
