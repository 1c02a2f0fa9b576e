package org.kdtoolkit.models;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Configures {@link Cnn14}. */
public record Cnn14Config(
        @Doc("the embedding's width, published as 2048 and 512")
                @Default("2048")
                @Range(min = 1, max = 65_536)
                int embedding,
        @Doc("the channels of the first of six blocks, each with twice as many as the one before")
                @Default("64")
                @Range(min = 1, max = 256)
                int channels) {}
