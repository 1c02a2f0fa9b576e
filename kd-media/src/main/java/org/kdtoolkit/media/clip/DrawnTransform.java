package org.kdtoolkit.media.clip;

import org.kdtoolkit.media.pixels.Planes;

/** A transform with nothing random left in it, the same for each frame of a clip. */
public sealed interface DrawnTransform permits Warp, AffineWarp, ColourChange, Erasure, Composed {

    /** Transforms a frame, which is not changed. */
    Planes apply(Planes frame);
}
