package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;
import org.kdtoolkit.media.sound.AudioDecoder;

/** Sound, [samples]. */
final class SoundReader implements MediaReader {

    private final AudioConfig config;
    private final AudioDecoder sound;

    SoundReader(AudioConfig config) {
        this.config = config;
        this.sound = config.sound();
    }

    /** All that sound depends on besides the file. */
    static Recipe recipe(AudioConfig config) {
        return Recipe.of("sound")
                .with("sample-rate", config.sampleRate())
                .with("samples", config.samples())
                .with("ffmpeg", Ffmpeg.version());
    }

    @Override
    public Shape shape() {
        return sound.shape();
    }

    /** Files named .wav at whatever rate they have are read again each time. */
    @Override
    public Optional<Recipe> recipe(Excerpt excerpt, Subset subset) {
        boolean asItIs = config.sampleRate().isEmpty() && isNamedWav(excerpt.file());
        return asItIs ? Optional.empty() : Optional.of(recipe(config));
    }

    /** Only the content tells whether it is one, but looking there takes as long as reading it. */
    private static boolean isNamedWav(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".wav");
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        return sound.decode(excerpt.file(), excerpt.segment());
    }
}
