package org.kdtoolkit.datasets.teacher;

/** The teacher {@code embedding} has no keys. */
public record EmbeddingTeacherConfig() {}
