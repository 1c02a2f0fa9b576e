package org.kdtoolkit.media.sound;

import java.nio.file.Path;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Other sounds than the one that is read, to mix it with. */
@FunctionalInterface
public interface Recordings {

    /**
     * One of a folder, drawn at random.
     *
     * @return mono samples at the rate of the sound that is read; not to be changed; empty if there
     *     is no other one
     * @throws org.kdtoolkit.api.data.DataException if it can't be read
     */
    Optional<float[]> any(Path folder, RandomGenerator random);
}
