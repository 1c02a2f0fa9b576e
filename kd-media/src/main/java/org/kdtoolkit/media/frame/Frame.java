package org.kdtoolkit.media.frame;

import org.kdtoolkit.media.pixels.ImageSize;

/** A decoded frame, in the form in which its decoder gives it. */
public sealed interface Frame permits RgbFrame, YCbCrFrame {

    /** Height and width in pixels. */
    ImageSize size();

    /**
     * Red, green and blue.
     *
     * @return [H, W, 3], each byte an unsigned value; not copied where the frame is of this form
     *     already, so nobody may change them
     */
    byte[] rgb();
}
