package org.kdtoolkit.datasets.media;

import java.nio.file.Path;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.datasets.ffmpeg.Demuxer;
import org.kdtoolkit.datasets.ffmpeg.MediaException;
import org.kdtoolkit.datasets.ffmpeg.MonoConverter;
import org.kdtoolkit.datasets.ffmpeg.StreamDecoder;
import org.kdtoolkit.datasets.ffmpeg.StreamKind;
import org.kdtoolkit.datasets.ffmpeg.TimeLine;

/**
 * The sound of a file at its own rate, decoded block by block, each with its place on the file's
 * {@link TimeLine}. A file of sound alone begins with its first sample.
 *
 * <p>Blocks follow each other without a break as long as their time stamps are about where they
 * should be, for containers round them. A block whose time stamp is farther ahead leaves a pause
 * before it; one that is farther back overlaps the block before it, unless its clock has started
 * anew, as where recordings were joined: then the sound goes on.
 */
final class SoundBlocks implements AutoCloseable {

    /** How far time stamps may be off, as FFmpeg's own resampler has it. */
    private static final double ROUNDING_SECONDS = 0.1;

    /** No overlap is so long. */
    private static final double RESTART_SECONDS = 10;

    private final Demuxer demuxer;
    private final StreamDecoder decoder;
    private final TimeLine timeLine;
    private final int rate;
    private float[] samples;
    private long place;

    /** By how many samples the clock was ahead when it started anew. */
    private long restarted;

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
        place = isStamped() ? placeAfter(expected) : expected;
        return true;
    }

    private long placeAfter(long expected) {
        long stamped = stampedPlace() + restarted;
        double ahead = (double) (stamped - expected) / rate;
        if (ahead < (demuxer.mayRestart() ? -ROUNDING_SECONDS : -RESTART_SECONDS)) {
            restarted += expected - stamped;
            return expected;
        }
        return Math.abs(ahead) > ROUNDING_SECONDS ? stamped : expected;
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
