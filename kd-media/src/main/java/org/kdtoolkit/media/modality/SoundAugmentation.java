package org.kdtoolkit.media.modality;

import java.util.List;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.media.sound.AudioTransform;

/** What sound goes through when it is learnt from. */
public record SoundAugmentation(
        @Doc(
                        "what sound goes through in training, one after the other, and then"
                                + " what spectrograms of it go through")
                List<AudioTransform> transforms) {

    /** Copies the transforms. */
    public SoundAugmentation {
        transforms = List.copyOf(transforms);
    }
}
