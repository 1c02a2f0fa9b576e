package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.media.clip.FrameTransform;

/**
 * A way to look at a video.
 *
 * @param transforms the same as those of training; the last gives frames of the view's size
 */
public record ClipView(
        @Doc("frames of the view; by default the modality's") @Range(min = 1, max = 4096)
                Optional<Integer> frames,
        @Doc("height and width of the view; by default the modality's size")
                @Range(min = 1, max = 4096)
                Optional<Integer> size,
        @Doc(
                        "what its frames go through, one after the other; by default resized and"
                                + " cropped in the centre")
                Optional<List<FrameTransform>> transforms) {}
