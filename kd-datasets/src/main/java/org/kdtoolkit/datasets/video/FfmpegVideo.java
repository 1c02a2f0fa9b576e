package org.kdtoolkit.datasets.video;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.ffmpeg.MediaException;
import org.kdtoolkit.datasets.ffmpeg.RgbConverter;
import org.kdtoolkit.datasets.ffmpeg.StreamDecoder;
import org.kdtoolkit.datasets.media.ImageSize;

/**
 * A video in a file of any format that FFmpeg reads. Of several video streams the one with the most
 * pixels is taken.
 *
 * <p>Frames are numbered by the time stamps of their packets, which are read when the file is
 * opened; only for formats without them is everything decoded then. To read a frame, decoding
 * begins at the last key frame before it, or goes on from the frame that was read before where that
 * is nearer.
 *
 * <p>Frames are turned as the file says that they are to be shown. Pixels that are not square stay
 * as they are. Should the size change within the file, the later frames are scaled to the first
 * size. A file that is cut off or broken is a fault, on opening it or on reading the first frame
 * that can't be decoded; no frame is ever guessed or shown twice in its place.
 */
public final class FfmpegVideo implements Video {

    /** The number of frames that are decoded in passing rather than sought past. */
    private static final int NEAR = 8;

    /** Behind every frame, so that reading begins anew at a key frame. */
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final Path path;
    private final VideoPackets packets;
    private final StreamDecoder decoder;
    private final RgbConverter converter;
    private final FrameIndex index;
    private final Orientation orientation;
    private final ImageSize coded;

    /** The number of the frame that the decoder holds. */
    private int position = NOWHERE;

    private boolean closed;

    private FfmpegVideo(Path path, VideoPackets packets, StreamDecoder decoder, FrameIndex index)
            throws MediaException {
        this.path = path;
        this.packets = packets;
        this.decoder = decoder;
        this.index = index;
        coded = packets.size();
        orientation = Orientation.of(packets.stream().codecpar());
        converter = new RgbConverter(coded.height(), coded.width());
    }

    /**
     * Opens a file.
     *
     * @throws SampleException if it is missing, cut off, broken or without video; the message names
     *     it
     */
    public static FfmpegVideo open(Path path) throws SampleException {
        try {
            VideoPackets packets = new VideoPackets(path);
            try {
                return open(path, packets);
            } catch (MediaException | RuntimeException e) {
                packets.close();
                throw e;
            }
        } catch (MediaException e) {
            throw new SampleException(path + " " + e.getMessage(), e);
        }
    }

    private static FfmpegVideo open(Path path, VideoPackets packets) throws MediaException {
        StreamDecoder decoder = StreamDecoder.open(packets.stream());
        try {
            return new FfmpegVideo(path, packets, decoder, index(packets, decoder));
        } catch (MediaException | RuntimeException e) {
            decoder.close();
            throw e;
        }
    }

    private static FrameIndex index(VideoPackets packets, StreamDecoder decoder)
            throws MediaException {
        Optional<FrameIndex> timed = PacketList.read(packets).index(packets.timeLine());
        if (timed.isPresent()) {
            return timed.get();
        }
        packets.rewind();
        CountedFrames counted = CountedFrames.decode(packets, decoder);
        if (counted.frames() == 0) {
            throw new MediaException("has no frame that can be decoded");
        }
        return counted;
    }

    @Override
    public int frames() {
        return index.frames();
    }

    @Override
    public Optional<double[]> times() {
        return index.times();
    }

    @Override
    public List<Frame> read(int... numbers) throws SampleException {
        if (closed) {
            throw new IllegalStateException("the video is closed");
        }
        for (int number : numbers) {
            Objects.checkIndex(number, frames());
        }
        Map<Integer, Frame> frames = new HashMap<>();
        for (int number : IntStream.of(numbers).sorted().distinct().toArray()) {
            frames.put(number, frame(number));
        }
        return IntStream.of(numbers).mapToObj(frames::get).toList();
    }

    private Frame frame(int number) throws SampleException {
        try {
            advance(number);
            byte[] rgb = converter.convert(decoder.frame());
            return orientation.apply(new RgbFrame(rgb, coded));
        } catch (MediaException e) {
            position = NOWHERE;
            throw new SampleException(
                    "%s, frame %d of %d: %s".formatted(path, number, frames(), e.getMessage()), e);
        }
    }

    private void advance(int number) throws MediaException {
        if (number != position) {
            KeyFrame key = index.keyFrame(number);
            if (number < position || key.number() > position + NEAR) {
                begin(key);
            }
        }
        while (position < number) {
            if (!decoder.next(packets)) {
                throw new MediaException("ends before this frame");
            }
            position = index.number(decoder.frame().pts(), position);
        }
        if (position > number) {
            throw new MediaException("is passed over by the decoder; is the file broken?");
        }
    }

    private void begin(KeyFrame key) throws MediaException {
        decoder.restart();
        packets.begin(key);
        position = key.number() - 1;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            converter.close();
            decoder.close();
            packets.close();
        }
    }
}
