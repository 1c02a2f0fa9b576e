package org.kdtoolkit.eval;

/** The task {@code recognition} has no keys. */
public record RecognitionConfig() {}
