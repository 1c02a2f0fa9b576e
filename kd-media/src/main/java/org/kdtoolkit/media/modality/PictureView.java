package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * A way to look at a picture.
 *
 * @param transforms the same as those of training
 */
public record PictureView(
        @Doc("height and width of the view; by default the modality's size")
                @Range(min = 1, max = 8192)
                Optional<List<Integer>> size,
        @Doc(
                        "what pictures go through, one after the other. They have 'size' before the"
                                + " first one, unless one of them resizes: then they begin as large"
                                + " as their file has them")
                @Default("[]")
                List<FrameTransform> transforms) {

    /** Checks the size. */
    public PictureView {
        if (size.isPresent() && size.get().size() != 2) {
            throw new IllegalArgumentException(
                    "'size' must be [height, width], found " + size.get());
        }
        transforms = List.copyOf(transforms);
    }

    /** How large it is, in a modality of some size. */
    Optional<ImageSize> imageSize(Optional<ImageSize> modality) {
        return size.map(sides -> new ImageSize(sides.get(0), sides.get(1))).or(() -> modality);
    }
}
