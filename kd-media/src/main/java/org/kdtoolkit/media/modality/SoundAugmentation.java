package org.kdtoolkit.media.modality;

import java.nio.file.Path;
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

    /** Where other sounds come from. */
    List<Path> folders() {
        return transforms.stream()
                .filter(SoundTransform.Mix.class::isInstance)
                .map(mix -> ((SoundTransform.Mix) mix).folder())
                .distinct()
                .toList();
    }
}
