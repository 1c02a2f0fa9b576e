package org.kdtoolkit.media.modality;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.media.sound.AudioTransform;
import org.kdtoolkit.media.sound.SoundTransform;
import org.kdtoolkit.media.sound.SpectrogramTransform;

/**
 * What sound goes through, and what spectrograms of it do.
 *
 * @param sound in order
 * @param spectrograms in order
 */
record HeardSteps(List<SoundTransform> sound, List<SpectrogramTransform> spectrograms) {

    /** Sorts transforms by what they change. */
    static HeardSteps of(List<AudioTransform> transforms) {
        List<SoundTransform> sound = new ArrayList<>();
        List<SpectrogramTransform> spectrograms = new ArrayList<>();
        for (AudioTransform transform : transforms) {
            if (transform instanceof SoundTransform of) {
                sound.add(of);
            } else {
                spectrograms.add((SpectrogramTransform) transform);
            }
        }
        return new HeardSteps(sound, spectrograms);
    }

    /**
     * Checks that each stands where there is what it changes.
     *
     * @param key under which they stand, such as {@code 'train.transforms'}
     * @param hasSpectrograms whether spectrograms are made
     * @param hasRate whether sounds are of one rate
     */
    static void require(
            String key, List<AudioTransform> transforms, boolean hasSpectrograms, boolean hasRate) {
        Optional<String> last = Optional.empty();
        for (AudioTransform transform : transforms) {
            if (transform instanceof SpectrogramTransform of) {
                last = Optional.of(of.name());
                if (!hasSpectrograms) {
                    throw new IllegalArgumentException(
                            "%s: '%s' changes spectrograms; add 'log-mel: {}' to have them made"
                                    .formatted(key, of.name()));
                }
            } else if (last.isPresent()) {
                throw new IllegalArgumentException(
                        "%s: a transform of sound stands behind '%s', which changes the spectrogram that is made of it; put it before"
                                .formatted(key, last.get()));
            }
            if (transform instanceof SoundTransform.Mix && !hasRate) {
                throw new IllegalArgumentException(
                        "'mix' needs 'sample-rate', at which a sound and what it is mixed with are"
                                + " read");
            }
        }
    }

    /** A spectrogram after all steps. */
    HostTensor applied(HostTensor spectrogram, RandomGenerator random) {
        HostTensor changed = spectrogram;
        for (SpectrogramTransform transform : spectrograms) {
            changed = transform.apply(changed, random);
        }
        return changed;
    }
}
