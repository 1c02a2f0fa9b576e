package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.formats.numpy.NpyDecoder;
import org.kdtoolkit.media.sound.AudioDecoder;
import org.kdtoolkit.media.spectrogram.LogMel;

/**
 * Sound as log-mel spectrograms. Files that end with {@code .npy} hold spectrograms already.
 *
 * @param sound reads the sound
 * @param logMel makes the spectrogram
 */
record SpectrogramReader(AudioDecoder sound, LogMel logMel) implements MediaReader {

    private static final String PREPARED = ".npy";

    /** Whether a file holds a spectrogram. */
    static boolean isPrepared(Path file) {
        return file.toString().endsWith(PREPARED);
    }

    @Override
    public Shape shape() {
        int samples = Math.toIntExact(sound.shape().get(0));
        return new Shape(1, samples < 0 ? -1 : logMel.frames(samples), logMel.mels());
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        if (isPrepared(excerpt.file())) {
            return new NpyDecoder(shape()).decode(excerpt.file());
        }
        HostTensor heard = sound.decode(excerpt.file(), excerpt.segment());
        if (heard.values().length == 0) {
            throw new SampleException(excerpt.file() + " holds no sound: it is 0 samples long");
        }
        return logMel.apply(heard.values());
    }
}
