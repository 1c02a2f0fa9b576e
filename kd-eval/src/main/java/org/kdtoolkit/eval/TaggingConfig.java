package org.kdtoolkit.eval;

/** The task {@code tagging} has no keys. */
public record TaggingConfig() {}
