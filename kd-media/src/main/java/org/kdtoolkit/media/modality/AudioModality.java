package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.PrepareConfig;
import org.kdtoolkit.api.modality.PreparedForm;
import org.kdtoolkit.formats.prepared.StoredArray;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

/**
 * Sound, or spectrograms of it.
 *
 * @param name the modality's name
 * @param config how it is read
 * @param reader reads it
 */
record AudioModality(String name, AudioConfig config, MediaReader reader) implements Modality {

    static AudioModality of(AudioConfig config, ModalityContext context) {
        MediaReader whole =
                config.logMel().isPresent()
                        ? new SpectrogramReader(config)
                        : new SoundReader(config);
        MediaReader cached = context.cached(whole);
        MediaReader reader =
                config.specAugment().isPresent()
                        ? new MaskedReader(cached, config.specAugment().get())
                        : cached;
        return new AudioModality(context.name(), config, reader);
    }

    @Override
    public List<String> endings() {
        return config.logMel().isPresent() ? Endings.SPECTROGRAMS : Endings.SOUND;
    }

    @Override
    public boolean lasts() {
        return true;
    }

    @Override
    public Optional<PreparedForm> prepared(PrepareConfig form) {
        return Optional.of(
                switch (form.sound()) {
                    case WAV -> new PlainSound(config.sound(), rate());
                    case LOG_MEL -> new StoredArray(spectrograms(), reader);
                });
    }

    private int rate() {
        return config.sampleRate()
                .orElseThrow(
                        () ->
                                new ConfigurationException(
                                        "modality '%s' needs 'sample-rate', at which its sound is written"
                                                .formatted(name)));
    }

    private String spectrograms() {
        LogMelConfig logMel =
                config.logMel()
                        .orElseThrow(
                                () ->
                                        new ConfigurationException(
                                                "modality '%s' has no 'log-mel'; add it, or set 'prepare.sound' to wav"
                                                        .formatted(name)));
        return "arrays of %s at %d Hz from second 0, of %s"
                .formatted(logMel.recipe(), config.sampleRate().orElseThrow(), reader.shape());
    }
}
