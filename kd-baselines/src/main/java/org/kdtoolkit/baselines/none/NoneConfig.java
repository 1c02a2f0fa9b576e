package org.kdtoolkit.baselines.none;

/** There is nothing to configure where nothing is distilled. */
public record NoneConfig() {}
