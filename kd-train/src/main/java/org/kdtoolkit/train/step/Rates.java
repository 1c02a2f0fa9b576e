package org.kdtoolkit.train.step;

import java.util.Optional;

/**
 * The learning rates of a step, and its weight decay.
 *
 * @param student of the student's weights
 * @param distiller of the distiller's own
 * @param weightDecay of both; empty if it is that of the steps before
 */
public record Rates(double student, double distiller, Optional<Double> weightDecay) {

    /** Rates of a training whose weight decay stays as it is. */
    public Rates(double student, double distiller) {
        this(student, distiller, Optional.empty());
    }
}
