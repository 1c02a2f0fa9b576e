package org.kdtoolkit.baselines.smoothing;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Configures {@link LabelSmoothing}. */
public record LabelSmoothingConfig(
        @Doc("the share of a label that is spread evenly over all classes")
                @Default("0.1")
                @Range(min = 0, max = 1, maxIncluded = false)
                double smoothing) {}
