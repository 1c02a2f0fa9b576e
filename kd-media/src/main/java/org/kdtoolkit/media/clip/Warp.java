package org.kdtoolkit.media.clip;

import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;

/**
 * Moves pixels, and leaves colours.
 *
 * @param geometry where to
 */
record Warp(Geometry geometry) implements DrawnTransform {

    /** Cuts a part out and resizes it to a square. */
    static Warp resizedCrop(ImageSize frame, Box box, int side) {
        return new Warp(
                Geometry.part(frame, box)
                        .then(Geometry.bilinear(box.size(), new ImageSize(side, side))));
    }

    @Override
    public Planes apply(Planes frame) {
        return frame.resampled(geometry);
    }
}
