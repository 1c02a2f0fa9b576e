package org.kdtoolkit.media.modality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.media.clip.ClipPipeline;
import org.kdtoolkit.media.clip.FrameStride;

/**
 * Videos, seen in clips [3, frames, size, size]: video files, HDF5 files of one JPEG a frame, or
 * folders of frames.
 *
 * @param size in pixels
 * @param validation also how clips are cut of training samples that are looked at without learning
 *     from them
 */
public record VideoConfig(
        @Doc("frames of a clip") @Default("16") @Range(min = 1, max = 4096) int frames,
        @Doc("frames a second at which a video is looked at; by default every frame")
                @Range(min = 0, max = 1000, minIncluded = false)
                Optional<Double> rate,
        @Doc("from one of these frames to the next that a clip takes")
                @Default("1")
                @Range(min = 1, max = 1_000_000)
                int stride,
        @Doc("height and width of a clip") @Default("112") @Range(min = 1, max = 4096) int size,
        @Doc("what is subtracted from each channel, whose values are from 0 to 1")
                @Default("[0.485, 0.456, 0.406]")
                List<Double> mean,
        @Doc("what each channel is divided by afterwards")
                @Default("[0.229, 0.224, 0.225]")
                @Range(min = 0, minIncluded = false)
                List<Double> std,
        @Doc("clips to learn from; by default one at random, resized-cropped and flipped")
                @Default("{}")
                ClipConfig train,
        @Doc("clips to choose an epoch by; by default three, resized and cropped in the centre")
                @Default("{}")
                ClipConfig validation,
        @Doc("clips to be judged by; by default all, one after the other, resized and cropped")
                @Default("{}")
                ClipConfig test,
        @Doc(
                        "other ways to look at a video, by name, of which methods such as xkd draw"
                                + " several at once; by default none")
                @Default("{}")
                Map<String, ClipView> views) {

    /** Videos without other views. */
    public VideoConfig(
            int frames,
            Optional<Double> rate,
            int stride,
            int size,
            List<Double> mean,
            List<Double> std,
            ClipConfig train,
            ClipConfig validation,
            ClipConfig test) {
        this(frames, rate, stride, size, mean, std, train, validation, test, Map.of());
    }

    /** The same without what only training draws. */
    VideoConfig used() {
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        return new VideoConfig(frames, rate, stride, size, mean, std, byDefault, validation, test);
    }

    /** What the frames of a clip go through that the network is judged by. */
    public ClipPipeline judged() {
        return ClipPlan.toTest(this).pipeline();
    }

    /** Checks that all fit each other. */
    public VideoConfig {
        views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
        new FrameStride(stride);
        Channels.require(3, "mean", Optional.of(mean));
        Channels.require(3, "std", Optional.of(std));
    }
}
