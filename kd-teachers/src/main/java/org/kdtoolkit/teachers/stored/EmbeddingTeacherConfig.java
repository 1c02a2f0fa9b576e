package org.kdtoolkit.teachers.stored;

/** The teacher {@code embedding} has no keys. */
public record EmbeddingTeacherConfig() {}
