package org.kdtoolkit.datasets.video;

import java.util.Optional;

/** Which frames a file has, and where decoding begins for each. */
interface FrameIndex {

    /** The number of frames. */
    int frames();

    /** When each frame is shown, in seconds of the file; empty if the file does not tell. */
    Optional<double[]> times();

    /**
     * The number of the frame that was just decoded.
     *
     * @param timestamp of the frame, in the stream's ticks
     * @param previous the number of the frame decoded before it; also returned for one that is not
     *     shown
     */
    int number(long timestamp, int previous);

    /** The last place before a frame from which it can be decoded. */
    KeyFrame keyFrame(int number);
}
