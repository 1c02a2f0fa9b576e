package org.kdtoolkit.api.model;

import java.util.Optional;

/**
 * What a teacher offers.
 *
 * @param width the embedding's width Dt
 * @param logits whether it gives logits
 * @param featureMap the layout of its feature map, where it gives one
 */
public record TeacherShape(int width, boolean logits, Optional<FeatureMapShape> featureMap) {

    /** A teacher that gives no feature map. */
    public static TeacherShape of(int width, boolean logits) {
        return new TeacherShape(width, logits, Optional.empty());
    }
}
