package org.kdtoolkit.media.modality;

import java.util.List;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;
import org.kdtoolkit.media.sound.SoundTransform;

/**
 * Sound to learn from.
 *
 * @param sounds reads it, maybe from a cache
 * @param transforms what it goes through
 * @param folders where other sounds come from
 */
record DrawnSound(MediaReader sounds, List<SoundTransform> transforms, RecordingFolders folders)
        implements DrawnViews {

    @Override
    public HostTensor draw(Excerpt excerpt, RandomGenerator random) throws SampleException {
        float[] sound = sounds.read(excerpt, Subset.TRAIN, View.FIRST).values();
        for (SoundTransform transform : transforms) {
            sound = transform.apply(sound, random, folders.besides(excerpt.file()));
        }
        return HostTensor.of(sound, sound.length);
    }
}
