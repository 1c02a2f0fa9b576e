package org.kdtoolkit.media.video;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.picture.PictureDecoder;

/** A video of which each frame is a picture of its own. */
abstract sealed class PictureVideo implements Video permits Hdf5Video, FrameFolder {

    private final PictureDecoder decoder = new PictureDecoder();
    private boolean closed;

    /**
     * The bytes of a frame's picture.
     *
     * @throws SampleException if they can't be read
     */
    abstract byte[] picture(int number) throws SampleException;

    /** Where a frame's picture lies, for messages. */
    abstract String place(int number);

    /** Closes the file. */
    abstract void closeFile();

    @Override
    public Optional<double[]> times() {
        return Optional.empty();
    }

    @Override
    public List<Frame> read(int... numbers) throws SampleException {
        if (closed) {
            throw new IllegalStateException("the video is closed");
        }
        for (int number : numbers) {
            Objects.checkIndex(number, frames());
        }
        Map<Integer, Frame> decoded = new HashMap<>();
        List<Frame> frames = new ArrayList<>(numbers.length);
        for (int number : numbers) {
            Frame frame = decoded.get(number);
            if (frame == null) {
                frame = decode(number);
                decoded.put(number, frame);
            }
            frames.add(frame);
            requireSameSize(numbers[0], frames.get(0), number, frame);
        }
        return frames;
    }

    private Frame decode(int number) throws SampleException {
        byte[] picture = picture(number);
        try {
            return decoder.decode(picture);
        } catch (MediaException e) {
            throw new SampleException(place(number) + " " + e.getMessage(), e);
        }
    }

    private void requireSameSize(int first, Frame one, int second, Frame other)
            throws SampleException {
        if (!one.size().equals(other.size())) {
            throw new SampleException(
                    "%s has %d x %d pixels, but %s has %d x %d; all frames must have one size"
                            .formatted(
                                    place(second),
                                    other.size().height(),
                                    other.size().width(),
                                    place(first),
                                    one.size().height(),
                                    one.size().width()));
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            decoder.close();
            closeFile();
        }
    }
}
