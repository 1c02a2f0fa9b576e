package org.kdtoolkit.media.modality;

import java.util.List;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.media.sound.SoundTransform;

/** What sound goes through when it is learnt from. */
public record SoundAugmentation(
        @Doc(
                        "what sound goes through in training, one after the other, before"
                                + " spectrograms are made of it")
                List<SoundTransform> transforms) {

    /** Copies the transforms. */
    public SoundAugmentation {
        transforms = List.copyOf(transforms);
    }

    /** Whether other sounds are added, which have to be of the same rate. */
    boolean mixes() {
        return transforms.stream().anyMatch(SoundTransform.Mix.class::isInstance);
    }
}
