package org.kdtoolkit.media.modality;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;

/**
 * What sound and spectrograms of it depend on. Spectrograms in arrays, and files named .wav at
 * whatever rate they have, are read again each time.
 *
 * @param config how sound is read; masks come later
 */
record SoundRecipe(ModalityConfig.Audio config) implements CacheRecipe {

    @Override
    public Optional<String> of(Excerpt excerpt, Subset subset) {
        boolean plain =
                config.logMel().isPresent()
                        ? SpectrogramReader.isPrepared(excerpt.file())
                        : config.sampleRate().isEmpty() && isNamedWav(excerpt.file());
        if (plain) {
            return Optional.empty();
        }
        String text =
                new ModalityConfig.Audio(
                                Optional.empty(),
                                config.sampleRate(),
                                config.samples(),
                                config.logMel(),
                                Optional.empty())
                        .toString();
        return Optional.of(text + " FFmpeg " + Ffmpeg.version());
    }

    /** Only the content tells whether it is one, but looking there takes as long as reading it. */
    private static boolean isNamedWav(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".wav");
    }
}
