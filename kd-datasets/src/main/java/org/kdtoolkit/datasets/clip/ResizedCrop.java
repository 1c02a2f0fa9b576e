package org.kdtoolkit.datasets.clip;

import org.kdtoolkit.datasets.media.Box;
import org.kdtoolkit.datasets.media.ImageSize;
import org.kdtoolkit.datasets.media.Planes;

/**
 * Cuts a part out and resizes it to a square.
 *
 * @param box the part
 * @param side pixels of the square's side
 */
record ResizedCrop(Box box, int side) implements DrawnTransform {

    @Override
    public Planes apply(Planes frame) {
        return frame.cropped(box).resized(new ImageSize(side, side));
    }
}
