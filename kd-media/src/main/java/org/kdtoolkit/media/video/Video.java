package org.kdtoolkit.media.video;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;

/**
 * A video that is open for reading. Frames are numbered from 0 in the order in which they are
 * shown. Used by one thread at a time; memory does not grow with the video's length, except for the
 * frames' times.
 */
public interface Video extends AutoCloseable {

    /** The number of frames, at least 1. */
    int frames();

    /**
     * When each frame is shown, ascending, in seconds on the {@linkplain
     * org.kdtoolkit.media.ffmpeg.TimeLine file's time line}, on which the first one may come later
     * than the sound; empty where the file does not tell, as with a folder of frames.
     */
    Optional<double[]> times();

    /**
     * Decodes frames. Numbers that ascend are read in one go.
     *
     * @param numbers from 0 to {@link #frames()} - 1, in any order; one that is asked for twice is
     *     decoded once
     * @return the frames in the order of the numbers, all of one size
     * @throws SampleException if one of them is broken; the message names the file and the frame
     */
    List<Frame> read(int... numbers) throws SampleException;

    /** Closes the file and frees what belongs to it. */
    @Override
    void close();
}
