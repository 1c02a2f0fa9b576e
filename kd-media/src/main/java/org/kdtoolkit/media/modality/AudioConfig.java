package org.kdtoolkit.media.modality;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.media.sound.AudioDecoder;
import org.kdtoolkit.media.spectrogram.LogMel;
import org.kdtoolkit.media.spectrogram.LogMelConfig;
import org.kdtoolkit.media.spectrogram.SpecAugment;

/**
 * Sound: [samples], or its log-mel spectrogram [1, T, mels].
 *
 * @param samples by default its own length
 */
public record AudioConfig(
        @Doc("the rate in Hz to which others are resampled; by default their own")
                @Range(min = 1000, max = 1_000_000)
                Optional<Integer> sampleRate,
        @Doc("the length to which sound is cut or extended with silence")
                @Range(min = 1, max = 100_000_000)
                Optional<Integer> samples,
        @Doc("makes log-mel spectrograms of the sound; {} as PANNs does, at 32000 Hz")
                Optional<LogMelConfig> logMel,
        @Doc("masks stripes of the spectrograms in training; {} as PANNs does")
                Optional<SpecAugment> specAugment,
        @Doc("how sound is changed to learn from it; by default not at all")
                Optional<SoundAugmentation> train,
        @Doc(
                        "other ways to listen to a sound, by name, of which methods such as xkd"
                                + " draw several at once; by default none")
                @Default("{}")
                Map<String, SoundView> views) {

    /** Checks that spectrograms are of a known rate. */
    public AudioConfig {
        if (logMel.isPresent() && sampleRate.isEmpty()) {
            throw new IllegalArgumentException(
                    "'log-mel' needs 'sample-rate', such as 32000 for the defaults of PANNs");
        }
        if (specAugment.isPresent() && logMel.isEmpty()) {
            throw new IllegalArgumentException(
                    "'spec-augment' masks spectrograms; add 'log-mel: {}' to have them made");
        }
        if (logMel.isPresent()) {
            new LogMel(sampleRate.get(), logMel.get());
        }
        if (train.isPresent()) {
            HeardSteps.require(
                    "'train.transforms'",
                    train.get().transforms(),
                    logMel.isPresent(),
                    sampleRate.isPresent());
        }
        views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
        if (!views.isEmpty() && sampleRate.isEmpty()) {
            throw new IllegalArgumentException(
                    "'views' need 'sample-rate', at which it is known how long they last");
        }
        for (Map.Entry<String, SoundView> view : views.entrySet()) {
            view.getValue().require("'views.%s'".formatted(view.getKey()), samples, logMel);
        }
    }

    /** Sound without other views. */
    public AudioConfig(
            Optional<Integer> sampleRate,
            Optional<Integer> samples,
            Optional<LogMelConfig> logMel,
            Optional<SpecAugment> specAugment,
            Optional<SoundAugmentation> train) {
        this(sampleRate, samples, logMel, specAugment, train, Map.of());
    }

    /** Sound that is learnt from as it is, but for masks. */
    public AudioConfig(
            Optional<Integer> sampleRate,
            Optional<Integer> samples,
            Optional<LogMelConfig> logMel,
            Optional<SpecAugment> specAugment) {
        this(sampleRate, samples, logMel, specAugment, Optional.empty());
    }

    /** The same without what only training draws. */
    AudioConfig used() {
        return new AudioConfig(sampleRate, samples, logMel, Optional.empty());
    }

    /** How recordings are read that are mixed with others: as sound of their own length. */
    AudioConfig recordings() {
        return new AudioConfig(sampleRate, Optional.empty(), Optional.empty(), Optional.empty());
    }

    /** Reads the sound itself, [samples]. */
    AudioDecoder sound() {
        return new AudioDecoder(
                sampleRate.map(OptionalInt::of).orElse(OptionalInt.empty()),
                samples.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }
}
