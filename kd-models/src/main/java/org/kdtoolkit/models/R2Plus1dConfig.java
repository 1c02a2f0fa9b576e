package org.kdtoolkit.models;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures {@link R2Plus1d}.
 *
 * @param layers 34 has three, four, six and three blocks in its stages
 */
public record R2Plus1dConfig(
        @Doc("10 for one block a stage (published as 18), or 34") @Default("10") int layers,
        @Doc("the embedding's width, that of the last stage")
                @Default("512")
                @Range(min = 1, max = 8192)
                int width) {}
