package org.kdtoolkit.media.modality;

import java.util.Optional;
import java.util.OptionalInt;
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
                Optional<SpecAugment> specAugment) {

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
    }

    /** Reads the sound itself, [samples]. */
    AudioDecoder sound() {
        return new AudioDecoder(
                sampleRate.map(OptionalInt::of).orElse(OptionalInt.empty()),
                samples.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }
}
