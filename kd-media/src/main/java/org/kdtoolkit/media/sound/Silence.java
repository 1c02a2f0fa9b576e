package org.kdtoolkit.media.sound;

import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

/** What becomes of a part of a file in which there is no sound, though the file has some. */
@FunctionalInterface
interface Silence {

    /**
     * Takes it for a fault, or for a sound.
     *
     * @param fault says where the sound is instead
     */
    HostTensor of(SampleException fault) throws SampleException;

    /** A fault. */
    static HostTensor refused(SampleException fault) throws SampleException {
        throw fault;
    }

    /** A sound without samples. */
    static HostTensor accepted(SampleException fault) {
        return HostTensor.of(new float[0], 0);
    }
}
