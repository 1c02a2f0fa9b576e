package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.media.sound.AudioDecoder;

/**
 * Sound, [samples].
 *
 * @param sound reads it
 */
record SoundReader(AudioDecoder sound) implements MediaReader {

    @Override
    public Shape shape() {
        return sound.shape();
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        return sound.decode(excerpt.file(), excerpt.segment());
    }
}
