package org.kdtoolkit.datasets.clip;

import org.kdtoolkit.datasets.media.Planes;

/** A transform with nothing random left in it, the same for each frame of a clip. */
@FunctionalInterface
public interface DrawnTransform {

    /** Transforms a frame, which is not changed. */
    Planes apply(Planes frame);
}
