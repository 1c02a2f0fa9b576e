package org.kdtoolkit.datasets.text;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** The keys of the kind {@code text}. */
public record TextConfig(
        @Doc("how many numbers a text becomes") @Default("64") @Range(min = 1, max = 65536)
                int buckets,
        @Doc("whether each line begins with the second at which it is spoken") @Default("false")
                boolean timed) {}
