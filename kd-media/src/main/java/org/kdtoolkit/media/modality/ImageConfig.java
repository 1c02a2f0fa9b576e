package org.kdtoolkit.media.modality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.media.picture.ImageDecoder;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;

/**
 * Images, [C, H, W].
 *
 * @param size in pixels; by default their own
 */
public record ImageConfig(
        @Doc("height and width, to which others are resized") @Range(min = 1, max = 8192)
                Optional<List<Integer>> size,
        @Doc("1 for grey, 3 for colour") @Default("3") @Range(min = 1, max = 3) int channels,
        @Doc("what is subtracted from each channel, whose values are from 0 to 1")
                Optional<List<Double>> mean,
        @Doc("what each channel is divided by afterwards") @Range(min = 0, minIncluded = false)
                Optional<List<Double>> std,
        @Doc("how pictures are changed to learn from them; by default not at all")
                Optional<PictureAugmentation> train,
        @Doc(
                        "other ways to look at a picture, by name, of which methods such as xkd"
                                + " draw several at once; by default none")
                @Default("{}")
                Map<String, PictureView> views) {

    /** Checks that all fit each other. */
    public ImageConfig {
        if (channels != 1 && channels != 3) {
            throw new IllegalArgumentException("'channels' must be 1 or 3, found " + channels);
        }
        if (size.isPresent() && size.get().size() != 2) {
            throw new IllegalArgumentException(
                    "'size' must be [height, width], found " + size.get());
        }
        Channels.require(channels, "mean", mean);
        Channels.require(channels, "std", std);
        views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
    }

    /** Images without other views. */
    public ImageConfig(
            Optional<List<Integer>> size,
            int channels,
            Optional<List<Double>> mean,
            Optional<List<Double>> std,
            Optional<PictureAugmentation> train) {
        this(size, channels, mean, std, train, Map.of());
    }

    /** Images that are learnt from as they are. */
    public ImageConfig(
            Optional<List<Integer>> size,
            int channels,
            Optional<List<Double>> mean,
            Optional<List<Double>> std) {
        this(size, channels, mean, std, Optional.empty());
    }

    /** The same without what only training draws. */
    ImageConfig used() {
        return new ImageConfig(size, channels, mean, std);
    }

    /** The same pictures in another size, with values from 0 to 1. */
    ImageConfig plain(Optional<List<Integer>> otherSize) {
        return new ImageConfig(otherSize, channels, Optional.empty(), Optional.empty());
    }

    /** Reads pictures, without changing them to learn from them. */
    public ImageDecoder decoder() {
        return new ImageDecoder(imageSize(), normalization());
    }

    Optional<ImageSize> imageSize() {
        return size.map(sides -> new ImageSize(sides.get(0), sides.get(1)));
    }

    /** What is done to each channel, whose values are from 0 to 1; nothing by default. */
    public Normalization normalization() {
        Normalization none = Normalization.none(channels);
        return new Normalization(mean.orElse(none.mean()), std.orElse(none.deviation()));
    }
}
