package org.kdtoolkit.datasets.synthetic;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** The configuration of the listener. */
public record ToneListenerConfig(
        @Doc("the number of frequency bands, which is the embedding's width")
                @Default("128")
                @Range(min = 8, max = 1024)
                int width) {}
