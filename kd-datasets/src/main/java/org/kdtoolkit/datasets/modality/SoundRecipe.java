package org.kdtoolkit.datasets.modality;

import java.util.Optional;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.datasets.ffmpeg.Ffmpeg;
import org.kdtoolkit.datasets.media.AudioDecoder;

/**
 * What sound and spectrograms of it depend on. Spectrograms in arrays, and WAV files at whatever
 * rate they have, are read as they are.
 *
 * @param config how sound is read; masks come later
 */
record SoundRecipe(ModalityConfig.Audio config) implements Recipe {

    @Override
    public Optional<String> of(Excerpt excerpt, Subset subset) {
        boolean wav = AudioDecoder.isWav(excerpt.file());
        boolean plain =
                config.logMel().isPresent()
                        ? SpectrogramReader.isPrepared(excerpt.file())
                        : wav && config.sampleRate().isEmpty();
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
        return Optional.of(wav ? text : text + " FFmpeg " + Ffmpeg.version());
    }
}
