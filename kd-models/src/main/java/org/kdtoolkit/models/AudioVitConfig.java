package org.kdtoolkit.models;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Configures a vision transformer for log-mel spectrograms. */
public record AudioVitConfig(
        @Doc(
                        "the published width, depth and heads: tiny 192, 12, 3; small 384, 12, 6;"
                                + " base 768, 12, 12; large 1024, 24, 16")
                @Default("tiny")
                VitSize size,
        @Doc("the tokens' width, in place of the size's") @Range(min = 1, max = 8192)
                Optional<Integer> width,
        @Doc("the number of blocks, in place of the size's") @Range(min = 1, max = 100)
                Optional<Integer> depth,
        @Doc("the heads of each block's attention, in place of the size's; the width is a multiple")
                @Range(min = 1, max = 8192)
                Optional<Integer> heads,
        @Doc("the bands and frames of a patch") @Default("[4, 16]") @Range(min = 1, max = 4096)
                List<Integer> patch,
        @Doc("whether a class token goes with the patches") @Default("true") boolean classToken) {}
