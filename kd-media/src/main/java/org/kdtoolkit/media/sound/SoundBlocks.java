package org.kdtoolkit.media.sound;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.media.ffmpeg.Demuxer;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.ffmpeg.MonoConverter;
import org.kdtoolkit.media.ffmpeg.StreamDecoder;
import org.kdtoolkit.media.ffmpeg.StreamKind;
import org.kdtoolkit.media.ffmpeg.TimeLine;

/**
 * The sound of a file at its own rate, decoded block by block, each with its place on the file's
 * {@link TimeLine}. A file of sound alone begins with its first sample.
 */
final class SoundBlocks implements AutoCloseable {

    private final Demuxer demuxer;
    private final StreamDecoder decoder;
    private final TimeLine timeLine;
    private final int rate;
    private SoundClock clock;
    private float[] samples;
    private long place;

    private SoundBlocks(Demuxer demuxer, StreamDecoder decoder) throws MediaException {
        this.demuxer = demuxer;
        this.decoder = decoder;
        do {
            if (!decoder.next(demuxer)) {
                throw new MediaException("has no sound that can be decoded");
            }
        } while (decoder.frame().nb_samples() == 0);
        rate = decoder.frame().sample_rate();
        if (rate < 1) {
            throw new MediaException("claims a sample rate of %d Hz".formatted(rate));
        }
        boolean alone = !demuxer.hasPictures() && isStamped();
        timeLine = alone ? demuxer.timeLine().beginningAt(stamp()) : demuxer.timeLine();
        clock = new SoundClock(rate, demuxer.mayRestart());
        samples = MonoConverter.convert(decoder.frame());
        place = isStamped() ? stampedPlace() : 0;
    }

    /** Opens a file and decodes the first block. */
    static SoundBlocks open(Path path) throws MediaException {
        Demuxer demuxer = Demuxer.open(path, StreamKind.AUDIO);
        try {
            return open(demuxer);
        } catch (MediaException | RuntimeException e) {
            demuxer.close();
            throw e;
        }
    }

    private static SoundBlocks open(Demuxer demuxer) throws MediaException {
        StreamDecoder decoder = StreamDecoder.open(demuxer.stream());
        try {
            return new SoundBlocks(demuxer, decoder);
        } catch (MediaException | RuntimeException e) {
            decoder.close();
            throw e;
        }
    }

    /** Samples a second. */
    int rate() {
        return rate;
    }

    /** The block's samples, from -1 to 1. */
    float[] samples() {
        return samples;
    }

    /** The number of the block's first sample, counted from second 0; may be less than 0. */
    long place() {
        return place;
    }

    /** The number of the first sample behind the block. */
    long end() {
        return place + samples.length;
    }

    /** Decodes the next block; false if there is none. */
    boolean next() throws MediaException {
        if (!decoder.next(demuxer)) {
            return false;
        }
        long expected = end();
        samples = converted();
        place = isStamped() ? clock.place(stampedPlace(), expected) : expected;
        return true;
    }

    /**
     * Goes to a block before a place, as near as the format can tell.
     *
     * @return false if it can't tell where it is then, or no block begins there
     */
    boolean seek(double seconds) throws MediaException {
        if (!demuxer.seek(timeLine.timestamp(seconds))) {
            return false;
        }
        decoder.restart();
        try {
            if (!decoder.next(demuxer) || !isStamped()) {
                return false;
            }
        } catch (MediaException e) {
            // the packets of program streams begin anywhere in a block
            return false;
        }
        clock = new SoundClock(rate, demuxer.mayRestart());
        samples = converted();
        place = stampedPlace();
        return true;
    }

    private float[] converted() throws MediaException {
        AVFrame frame = decoder.frame();
        if (frame.sample_rate() != rate) {
            throw new MediaException(
                    "changes its sample rate from %d to %d Hz"
                            .formatted(rate, frame.sample_rate()));
        }
        return MonoConverter.convert(frame);
    }

    private long stampedPlace() {
        return Math.round(timeLine.seconds(stamp()) * rate);
    }

    private boolean isStamped() {
        return stamp() != avutil.AV_NOPTS_VALUE;
    }

    private long stamp() {
        return decoder.frame().best_effort_timestamp();
    }

    @Override
    public void close() {
        decoder.close();
        demuxer.close();
    }
}
