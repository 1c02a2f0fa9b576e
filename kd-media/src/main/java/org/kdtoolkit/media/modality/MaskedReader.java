package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.media.spectrogram.SpecAugment;

/**
 * Spectrograms, masked at random in training.
 *
 * @param reader reads them whole
 * @param masks what is masked in drawn views
 */
record MaskedReader(MediaReader reader, SpecAugment masks) implements MediaReader {

    @Override
    public Shape shape() {
        return reader.shape();
    }

    @Override
    public int views(Excerpt excerpt, Subset subset) throws SampleException {
        return reader.views(excerpt, subset);
    }

    @Override
    public boolean draws(Subset subset) {
        return subset == Subset.TRAIN;
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        HostTensor spectrogram = reader.read(excerpt, subset, View.FIRST);
        return view instanceof View.Drawn drawn && draws(subset)
                ? masks.apply(spectrogram, new SplittableRandom(drawn.seed()))
                : spectrogram;
    }

    @Override
    public void close() {
        reader.close();
    }
}
