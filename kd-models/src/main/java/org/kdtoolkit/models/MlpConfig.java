package org.kdtoolkit.models;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.InTraining;
import org.kdtoolkit.api.config.Range;

/** Configures the {@link Mlp}. */
public record MlpConfig(
        @Doc("the width of each layer; the last is the embedding's")
                @Default("[256, 128]")
                @Range(min = 1, max = 65_536)
                List<Integer> widths,
        @Doc("the share of activations that training sets to 0")
                @Default("0")
                @Range(min = 0, max = 1, maxIncluded = false)
                @InTraining
                double dropout) {}
