package org.kdtoolkit.media.modality;

import java.util.List;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.media.clip.FrameTransform;

/**
 * What pictures go through when they are learnt from.
 *
 * @param transforms the same as those of clips
 */
public record PictureAugmentation(
        @Doc(
                        "what pictures go through in training, one after the other. They have"
                            + " 'size' before the first one, unless one of them resizes: then they"
                            + " begin as large as their file has them")
                List<FrameTransform> transforms) {

    /** Copies the transforms. */
    public PictureAugmentation {
        transforms = List.copyOf(transforms);
    }
}
