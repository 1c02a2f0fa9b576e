package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Samples that are blended with others (Zhang et al., mixup, 2018). */
public record MixupConfig(
        @Doc("the blend's share is drawn from Beta(alpha, alpha), once a batch")
                @Default("0.2")
                @Range(min = 0, minIncluded = false)
                double alpha,
        @Doc("of a batch that 'cutmix' leaves alone to be blended")
                @Default("1")
                @Range(min = 0, max = 1, minIncluded = false)
                double probability) {}
