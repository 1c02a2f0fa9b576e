package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.media.sound.AudioTransform;
import org.kdtoolkit.media.spectrogram.LogMelConfig;

/**
 * A way to listen to a sound.
 *
 * @param transforms the same as those of training
 */
public record SoundView(
        @Doc("the length of the view; by default the modality's") @Range(min = 1, max = 100_000_000)
                Optional<Integer> samples,
        @Doc("the length as frames of its spectrogram, instead of 'samples'")
                @Range(min = 1, max = 1_000_000)
                Optional<Integer> frames,
        @Doc(
                        "a view that is shorter than the excerpt begins at a multiple of so many"
                                + " samples of it")
                @Default("1")
                @Range(min = 1, max = 100_000_000)
                int startStep,
        @Doc(
                        "what sound goes through, one after the other, and then what spectrograms"
                                + " of it go through")
                @Default("[]")
                List<AudioTransform> transforms) {

    /** The most samples of a view. */
    private static final int MOST = 100_000_000;

    /** Copies the transforms. */
    public SoundView {
        transforms = List.copyOf(transforms);
    }

    /** Checks that all fits the modality. */
    void require(String key, Optional<Integer> modalitySamples, Optional<LogMelConfig> logMel) {
        if (frames.isPresent() && samples.isPresent()) {
            throw new IllegalArgumentException(
                    "%s: give 'samples' or 'frames', not both".formatted(key));
        }
        if (frames.isPresent() && logMel.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s: 'frames' are a spectrogram's; add 'log-mel: {}', or give 'samples'"
                            .formatted(key));
        }
        if (frames.isPresent() && (frames.get() - 1L) * logMel.get().hop() > MOST) {
            throw new IllegalArgumentException(
                    "%s: %d frames that are %d samples apart are more than %d samples"
                            .formatted(key, frames.get(), logMel.get().hop(), MOST));
        }
        if (frames.isEmpty() && samples.isEmpty() && modalitySamples.isEmpty()) {
            throw new IllegalArgumentException(
                    "%s needs a length: give 'samples', here or for the modality%s"
                            .formatted(key, logMel.isPresent() ? ", or 'frames'" : ""));
        }
        HeardSteps.require(key + ": 'transforms'", transforms, logMel.isPresent(), true);
    }

    /** Its length in samples, in a modality that it was checked for. */
    int length(Optional<Integer> modalitySamples, Optional<LogMelConfig> logMel) {
        if (frames.isPresent()) {
            // a spectrogram has a frame more than hops fit into the sound
            return Math.max(1, (frames.get() - 1) * logMel.orElseThrow().hop());
        }
        return samples.or(() -> modalitySamples).orElseThrow();
    }
}
