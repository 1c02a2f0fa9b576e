package org.kdtoolkit.api.data;

import java.util.OptionalInt;
import org.apiguardian.api.API;

/**
 * What the configuration of a generated data set says of where its samples come from, where each
 * trial's seed can draw samples of its own: a key {@code seed} that is left out for that, or else
 * names one seed for all trials.
 *
 * <p>Samples of different seeds are different samples, so their ids must differ, too.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface DrawnBySeed {

    /** The seed that draws the samples of all trials; empty where each trial's own seed does. */
    OptionalInt onlySeed();

    /**
     * The same configuration with the samples that one seed draws.
     *
     * @param seed from 0 on
     */
    Record drawnFrom(int seed);
}
