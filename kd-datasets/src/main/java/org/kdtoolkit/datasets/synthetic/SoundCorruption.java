package org.kdtoolkit.datasets.synthetic;

import java.util.Locale;
import org.kdtoolkit.api.data.Samples;

/** What is wrong with the sound of a generated sample. */
public enum SoundCorruption {
    /** Nothing: the tone is that of the sample's class. */
    NONE,
    /** The tone of the class is 40 dB below the noise. */
    NOISE,
    /** It is the tone of another class. */
    MISMATCH;

    /** As reports name it. */
    String condition() {
        return this == NONE ? Samples.CLEAN : name().toLowerCase(Locale.ROOT);
    }
}
