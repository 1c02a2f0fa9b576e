package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.formats.numpy.NpyDecoder;
import org.kdtoolkit.media.sound.AudioDecoder;
import org.kdtoolkit.media.spectrogram.LogMel;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

/** Sound as log-mel spectrograms. Files that end with {@code .npy} hold spectrograms already. */
final class SpectrogramReader implements MediaReader {

    private static final String PREPARED = ".npy";

    private final AudioConfig config;
    private final AudioDecoder sound;
    private final LogMel logMel;

    /** Prepares to read sound with a rate, by a configuration of spectrograms. */
    SpectrogramReader(AudioConfig config) {
        this.config = config;
        this.sound = config.sound();
        this.logMel = new LogMel(config.sampleRate().orElseThrow(), config.logMel().orElseThrow());
    }

    /** Whether a file holds a spectrogram. */
    static boolean isPrepared(Path file) {
        return file.toString().endsWith(PREPARED);
    }

    /** Spectrograms in arrays are read again each time. */
    @Override
    public Optional<Recipe> recipe(Excerpt excerpt, Subset subset) {
        return isPrepared(excerpt.file())
                ? Optional.empty()
                : config.logMel()
                        .map(LogMelConfig::recipe)
                        .map(recipe -> recipe.with("of", SoundReader.recipe(config)));
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
        return of(excerpt, sound.decode(excerpt.file(), excerpt.segment()));
    }

    /**
     * The spectrogram of a sound.
     *
     * @param excerpt where it comes from
     * @throws SampleException if the sound has no samples
     */
    HostTensor of(Excerpt excerpt, HostTensor heard) throws SampleException {
        if (heard.values().length == 0) {
            throw new SampleException(excerpt.file() + " holds no sound: it is 0 samples long");
        }
        return logMel.apply(heard.values());
    }
}
