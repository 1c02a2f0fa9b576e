package org.kdtoolkit.datasets.modality;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import java.util.SplittableRandom;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.datasets.media.AudioDecoder;
import org.kdtoolkit.datasets.media.NpyDecoder;
import org.kdtoolkit.datasets.sound.LogMel;
import org.kdtoolkit.datasets.sound.SpecAugment;

/**
 * Sound as log-mel spectrograms, masked at random in training. Files that end with {@code .npy}
 * hold spectrograms already.
 *
 * @param sound reads the sound
 * @param logMel makes the spectrogram
 * @param masks what is masked in drawn views, if anything is
 */
record SpectrogramReader(AudioDecoder sound, LogMel logMel, Optional<SpecAugment> masks)
        implements MediaReader {

    private static final String PREPARED = ".npy";

    @Override
    public Shape shape() {
        int samples = Math.toIntExact(sound.shape().get(0));
        return new Shape(1, samples < 0 ? -1 : logMel.frames(samples), logMel.mels());
    }

    @Override
    public int views(Excerpt excerpt, Subset subset) {
        return 1;
    }

    @Override
    public boolean draws(Subset subset) {
        return subset == Subset.TRAIN && masks.isPresent();
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        HostTensor spectrogram = spectrogram(excerpt);
        return view instanceof View.Drawn drawn && draws(subset)
                ? masks.orElseThrow().apply(spectrogram, new SplittableRandom(drawn.seed()))
                : spectrogram;
    }

    private HostTensor spectrogram(Excerpt excerpt) throws SampleException {
        if (excerpt.file().toString().endsWith(PREPARED)) {
            return new NpyDecoder(shape()).decode(excerpt.file());
        }
        HostTensor heard = sound.decode(excerpt.file(), excerpt.segment());
        if (heard.values().length == 0) {
            throw new SampleException(excerpt.file() + " holds no sound: it is 0 samples long");
        }
        return logMel.apply(heard.values());
    }

    @Override
    public void close() {}
}
