package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** An average of the student over its training, which is judged beside it. */
public record AverageConfig(
        @Doc("what the average keeps of itself at each update")
                @Default("0.999")
                @Range(min = 0, max = 1, maxIncluded = false)
                double decay) {}
