package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Pictures into which a box of others is pasted (Yun et al., CutMix, 2019). */
public record CutmixConfig(
        @Doc("the share that is kept is drawn from Beta(alpha, alpha), once a batch")
                @Default("1")
                @Range(min = 0, minIncluded = false)
                double alpha,
        @Doc("of a batch to be pasted into")
                @Default("0.5")
                @Range(min = 0, max = 1, minIncluded = false)
                double probability) {}
