package org.kdtoolkit.bench.referee;

import java.util.random.RandomGenerator;
import org.kdtoolkit.formats.random.Seed;

/** A way to train a linear layer with two outputs. */
interface Learner {

    /** Draws where it begins. */
    Separator start(int width, RandomGenerator random);

    /**
     * Trains from a beginning.
     *
     * @param inputs [N, D]
     * @param aim what for [N]
     * @param orders in which order the samples come in each epoch
     */
    Separator train(Separator start, Inputs inputs, Aim aim, Orders orders);

    /** Trains from what a seed gives: the weights, and the order of the samples. */
    default Separator train(Inputs inputs, Aim aim, Seed seed) {
        return train(
                start(inputs.width(), seed.of("start").random()),
                inputs,
                aim,
                Orders.shuffled(seed.of("order").random()));
    }
}
