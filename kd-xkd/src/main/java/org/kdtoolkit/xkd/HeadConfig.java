package org.kdtoolkit.xkd;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Sizes of the {@link ProjectionHead}. */
public record HeadConfig(
        @Doc("the width of its two hidden layers") @Default("2048") @Range(min = 1, max = 65536)
                int hidden,
        @Doc("the width of its bottleneck") @Default("256") @Range(min = 1, max = 65536)
                int bottleneck,
        @Doc("the number of its outputs, which students and teachers are compared by")
                @Default("8192")
                @Range(min = 2, max = 1048576)
                int outputs) {

    /** The published sizes. */
    public static HeadConfig published() {
        return new HeadConfig(2048, 256, 8192);
    }
}
