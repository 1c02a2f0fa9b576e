package org.kdtoolkit.xkd;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Sizes of the decoder of a {@link MaskedAutoencoder}. */
public record DecoderConfig(
        @Doc("the width of its tokens") @Default("384") @Range(min = 1, max = 65536) int width,
        @Doc("the number of its blocks") @Default("4") @Range(min = 1, max = 256) int depth,
        @Doc("the heads of its attention, a divisor of the width")
                @Default("12")
                @Range(min = 1, max = 1024)
                int heads) {

    /** Checks that the heads divide the width. */
    public DecoderConfig {
        if (width % heads != 0) {
            throw new IllegalArgumentException(
                    "the width %d is no multiple of %d heads".formatted(width, heads));
        }
    }

    /** The published sizes. */
    public static DecoderConfig published() {
        return new DecoderConfig(384, 4, 12);
    }
}
