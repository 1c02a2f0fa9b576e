package org.kdtoolkit.media.modality;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Excerpt;

/**
 * Spectrograms, to learn from, of sound that was changed before.
 *
 * @param sound draws the sound
 * @param spectrograms makes spectrograms
 * @param steps what they go through
 */
record DrawnSpectrograms(DrawnViews sound, SpectrogramReader spectrograms, HeardSteps steps)
        implements DrawnViews {

    @Override
    public HostTensor draw(Excerpt excerpt, RandomGenerator random) throws SampleException {
        if (SpectrogramReader.isPrepared(excerpt.file())) {
            throw new SampleException(
                    excerpt.file()
                            + " holds a spectrogram, but 'train.transforms' change sound; list"
                            + " sound files, or keep to 'spec-augment'");
        }
        return steps.applied(spectrograms.of(excerpt, sound.draw(excerpt, random)), random);
    }
}
