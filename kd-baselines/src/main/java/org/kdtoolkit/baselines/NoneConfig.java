package org.kdtoolkit.baselines;

/** There is nothing to configure where nothing is distilled. */
public record NoneConfig() {}
