package org.kdtoolkit.media.clip;

import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.ImageSize;

/** Where in a frame a part of it lies. */
enum CropPosition {
    CENTRE,
    TOP_LEFT,
    TOP_RIGHT,
    BOTTOM_LEFT,
    BOTTOM_RIGHT;

    /** The box at that place; in the centre, halves go to the even row and column. */
    Box box(ImageSize frame, ImageSize part) {
        int down = frame.height() - part.height();
        int right = frame.width() - part.width();
        return switch (this) {
            case CENTRE -> new Box((int) Math.rint(down / 2.0), (int) Math.rint(right / 2.0), part);
            case TOP_LEFT -> new Box(0, 0, part);
            case TOP_RIGHT -> new Box(0, right, part);
            case BOTTOM_LEFT -> new Box(down, 0, part);
            case BOTTOM_RIGHT -> new Box(down, right, part);
        };
    }
}
