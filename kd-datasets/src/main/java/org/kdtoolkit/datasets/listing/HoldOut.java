package org.kdtoolkit.datasets.listing;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.formats.random.Seed;

/**
 * Training samples that are set aside for validation, where a data set has none to choose an epoch
 * by. Samples of one recording stay together. Whether a sample is among them depends on nothing but
 * its recording's name and the seed, so that it does not change when files come or go.
 */
public record HoldOut(
        @Doc("the share of the training samples that become validation samples, roughly")
                @Range(min = 0, max = 1, minIncluded = false, maxIncluded = false)
                double share,
        @Doc("decides which") @Default("1") long seed) {

    /** Whether the samples of a recording are set aside. */
    boolean takes(String recording) {
        return new Seed(seed).of(0).random(recording.hashCode()).nextDouble() < share;
    }
}
