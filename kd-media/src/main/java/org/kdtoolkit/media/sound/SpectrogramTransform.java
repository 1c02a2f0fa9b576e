package org.kdtoolkit.media.sound;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;

/** One step that changes spectrograms at random; their shape stays. */
public sealed interface SpectrogramTransform extends AudioTransform permits ResizeCrop {

    /** What it is called in YAML. */
    String name();

    /**
     * Changes a spectrogram.
     *
     * @param spectrogram [1, T, bands]; not changed
     * @param random decides where there is a choice
     * @return [1, T, bands]
     */
    HostTensor apply(HostTensor spectrogram, RandomGenerator random);
}
