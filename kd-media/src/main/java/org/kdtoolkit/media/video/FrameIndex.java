package org.kdtoolkit.media.video;

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
     * @param stamp of the frame, as its packet had it
     * @param previous the number of the frame decoded before it; also returned for one that is not
     *     shown
     */
    int number(long stamp, int previous);

    /** The frames from which decoding can begin, in the order of decoding, at least one. */
    KeyFrame[] keyFrames();
}
