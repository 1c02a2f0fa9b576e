package org.kdtoolkit.api.model;

/**
 * What a teacher offers.
 *
 * @param width the embedding's width Dt
 * @param logits whether it gives logits
 */
public record TeacherShape(int width, boolean logits) {}
