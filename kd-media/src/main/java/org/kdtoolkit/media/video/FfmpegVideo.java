package org.kdtoolkit.media.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.ffmpeg.RgbConverter;
import org.kdtoolkit.media.ffmpeg.StreamDecoder;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.picture.Orientation;
import org.kdtoolkit.media.pixels.ImageSize;

/**
 * A video in a file of any format that FFmpeg reads. Of several video streams the one with the most
 * pixels is taken.
 *
 * <p>Frames are numbered by the time stamps of their packets, which are read when the file is
 * opened. Where those don't tell, as with frames between others in AVI files, everything is decoded
 * then, and frames have the times at which the decoder gives them out. To read a frame, decoding
 * begins at the last key frame before it, or goes on from the frame that was read before where that
 * is nearer. Where a key frame turns out to be no clean start, it begins at an earlier one: a frame
 * is the same however it was reached.
 *
 * <p>Both fields of an interlaced frame stay woven into it. Frames are turned as the file says that
 * they are to be shown. Pixels that are not square stay as they are. If the size changes within the
 * file, the later frames are scaled to the first size. A file that is cut off or broken is a fault,
 * on opening it or on reading the first frame that can't be decoded; no frame is ever guessed or
 * shown twice in its place.
 */
public final class FfmpegVideo implements Video {

    /** The number of frames that are decoded in passing rather than sought past. */
    private static final int NEAR = 8;

    /** Behind every frame, so that reading begins again at a key frame. */
    private static final int NOWHERE = Integer.MAX_VALUE;

    private final Path path;
    private final VideoPackets packets;
    private final StreamDecoder decoder;
    private final RgbConverter converter;
    private final FrameIndex index;
    private final DecodingStarts starts;
    private final Orientation orientation;
    private final ImageSize coded;

    /** The number of the frame that the decoder holds. */
    private int position = NOWHERE;

    /** Where decoding began that led to it. */
    private KeyFrame begun;

    /** Whether the decoder gave the key frame there, or needs not to. */
    private boolean proven;

    private boolean closed;

    private FfmpegVideo(Path path, VideoPackets packets, StreamDecoder decoder, FrameIndex index)
            throws MediaException {
        this.path = path;
        this.packets = packets;
        this.decoder = decoder;
        this.index = index;
        starts = new DecodingStarts(index.keyFrames());
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
        PacketList list = PacketReader.read(packets);
        Optional<FrameIndex> timed = list.index(packets.timeLine());
        if (timed.isPresent()) {
            packets.follow(new PacketTable(list.shown(), list.sizes()));
            return timed.get();
        }
        return FrameCount.of(list, packets, decoder);
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
        if (number == position) {
            return;
        }
        KeyFrame start = starts.before(number);
        if (number < position || start.number() > position + NEAR) {
            begin(start);
        }
        try {
            decode(number);
        } catch (MediaException e) {
            decodeFromEarlier(number, e);
        }
    }

    /** Tells a fault of the file from one of the place at which decoding began. */
    private void decodeFromEarlier(int number, MediaException fault) throws MediaException {
        MediaException last = fault;
        List<KeyFrame> tried = new ArrayList<>();
        for (int steps = 1; !starts.isFirst(begun); steps *= 2) {
            tried.add(begun);
            begin(starts.earlier(begun, steps));
            try {
                decode(number);
                tried.forEach(starts::withdraw);
                return;
            } catch (MediaException e) {
                last = e;
            }
        }
        throw last;
    }

    private void begin(KeyFrame start) throws MediaException {
        begun = start;
        decoder.restart();
        packets.begin(start);
        position = start.number() - 1;
        proven = starts.isFirst(start);
    }

    private void decode(int number) throws MediaException {
        while (position < number) {
            if (!decoder.next(packets)) {
                throw new MediaException("ends before this frame");
            }
            AVFrame frame = decoder.frame();
            if (!proven && !packets.mayLackFrames(frame.pts())) {
                requireKeyFrame(frame);
                proven = true;
            }
            position = index.number(frame.pts(), position);
        }
        if (position > number) {
            throw new MediaException("is passed over by the decoder; is the file broken?");
        }
    }

    /** Some containers call every frame a key frame. */
    private void requireKeyFrame(AVFrame frame) throws MediaException {
        if (frame.pts() != begun.shown()
                || frame.pict_type() == avutil.AV_PICTURE_TYPE_P
                || frame.pict_type() == avutil.AV_PICTURE_TYPE_B) {
            throw new MediaException("has no key frame where it tells one");
        }
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
