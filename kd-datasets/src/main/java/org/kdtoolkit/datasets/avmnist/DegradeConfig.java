package org.kdtoolkit.datasets.avmnist;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** What pictures lose, in this order: detail, size, clarity. */
public record DegradeConfig(
        @Doc(
                        "how many principal components of all pictures of the training file are"
                                + " kept; by default all")
                @Range(min = 1, max = 784)
                Optional<Integer> components,
        @Doc("height and width in pixels, to which pictures are resized; by default 28")
                @Range(min = 8, max = 28)
                Optional<Integer> size,
        @Doc("standard deviation of Gaussian noise, in grey levels from 0 to 255")
                @Default("0")
                @Range(min = 0, max = 255)
                double noise) {

    /** Leaves pictures as they are. */
    static DegradeConfig nothing() {
        return new DegradeConfig(Optional.empty(), Optional.empty(), 0);
    }
}
