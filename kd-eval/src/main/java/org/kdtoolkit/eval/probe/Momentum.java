package org.kdtoolkit.eval.probe;

/** Weights that stochastic gradient descent with momentum changes: v = m v + g + decay w. */
final class Momentum {

    private final double[] weights;
    private final double[] velocity;

    /** Takes weights, which are changed in place. */
    Momentum(double[] weights) {
        this.weights = weights;
        this.velocity = new double[weights.length];
    }

    void step(double[] gradient, double rate, SgdSchedule schedule) {
        for (int i = 0; i < weights.length; i++) {
            velocity[i] =
                    schedule.momentum() * velocity[i]
                            + gradient[i]
                            + schedule.weightDecay() * weights[i];
            weights[i] -= rate * velocity[i];
        }
    }
}
