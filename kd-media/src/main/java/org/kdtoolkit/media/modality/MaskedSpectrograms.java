package org.kdtoolkit.media.modality;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.media.spectrogram.SpecAugment;

/**
 * Spectrograms, to learn from, of which stripes are masked.
 *
 * @param spectrograms draws them whole
 * @param masks what is masked
 */
record MaskedSpectrograms(DrawnViews spectrograms, SpecAugment masks) implements DrawnViews {

    @Override
    public HostTensor draw(Excerpt excerpt, RandomGenerator random) throws SampleException {
        return masks.apply(spectrograms.draw(excerpt, random), random);
    }
}
