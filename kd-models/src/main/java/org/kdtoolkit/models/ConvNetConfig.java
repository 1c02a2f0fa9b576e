package org.kdtoolkit.models;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Configures the {@link ConvNet}. */
public record ConvNetConfig(
        @Doc("the channels of each convolution; the last is the embedding's width")
                @Default("[32, 64, 128]")
                @Range(min = 1, max = 4096)
                List<Integer> widths) {}
