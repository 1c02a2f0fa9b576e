package org.kdtoolkit.api.modality;

import org.apiguardian.api.API;

/**
 * What sound is written as.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public enum SoundForm {
    /** Mono PCM of 16 bits at the modality's rate. */
    WAV,
    /** The modality's log-mel spectrograms [1, T, mels] as arrays. */
    LOG_MEL
}
