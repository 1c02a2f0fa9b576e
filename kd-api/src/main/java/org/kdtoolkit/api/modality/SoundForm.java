package org.kdtoolkit.api.modality;

/** What sound is written as. */
public enum SoundForm {
    /** Mono PCM of 16 bits at the modality's rate. */
    WAV,
    /** The modality's log-mel spectrograms [1, T, mels] as arrays. */
    LOG_MEL
}
