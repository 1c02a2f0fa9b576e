package org.kdtoolkit.datasets.media;

import java.nio.file.Path;
import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.kdtoolkit.datasets.ffmpeg.Demuxer;
import org.kdtoolkit.datasets.ffmpeg.MediaException;
import org.kdtoolkit.datasets.ffmpeg.MonoConverter;
import org.kdtoolkit.datasets.ffmpeg.StreamDecoder;
import org.kdtoolkit.datasets.ffmpeg.StreamKind;

/** The sound of a file at its own rate, decoded block by block. */
final class SoundStream implements AutoCloseable {

    /**
     * Decoders of AAC, MP3 or Opus need some sound before a place for that place to be right: MP3's
     * reservoir of bits, the longest, reaches back less than this.
     */
    private static final double PRE_ROLL_SECONDS = 0.5;

    private final Path path;
    private final Demuxer demuxer;
    private final StreamDecoder decoder;

    private SoundStream(Path path, Demuxer demuxer, StreamDecoder decoder) {
        this.path = path;
        this.demuxer = demuxer;
        this.decoder = decoder;
    }

    private float[] block = {};

    /** The number of the block's first sample. */
    private long place;

    /** The time stamp of the first sample of all. */
    private long origin;

    private int rate;

    /** Opens a file and decodes the first block. */
    static SoundStream open(Path path) throws MediaException {
        Demuxer demuxer = Demuxer.open(path, StreamKind.AUDIO);
        try {
            return open(path, demuxer);
        } catch (MediaException | RuntimeException e) {
            demuxer.close();
            throw e;
        }
    }

    private static SoundStream open(Path path, Demuxer demuxer) throws MediaException {
        StreamDecoder decoder = StreamDecoder.open(demuxer.stream());
        try {
            SoundStream sound = new SoundStream(path, demuxer, decoder);
            sound.begin();
            return sound;
        } catch (MediaException | RuntimeException e) {
            decoder.close();
            throw e;
        }
    }

    private void begin() throws MediaException {
        if (!decoder.next(demuxer)) {
            throw new MediaException("has no sound that can be decoded");
        }
        rate = decoder.frame().sample_rate();
        if (rate < 1) {
            throw new MediaException("claims a sample rate of %d Hz".formatted(rate));
        }
        origin = decoder.frame().pts();
        block = MonoConverter.convert(decoder.frame());
    }

    /** Samples a second. */
    int rate() {
        return rate;
    }

    /**
     * Decodes a part. To be called once.
     *
     * @param first the number of its first sample
     * @param most the number of samples
     * @return as many of them as there are
     */
    float[] read(long first, int most) throws MediaException {
        if (first > place + block.length + PRE_ROLL_SECONDS * rate && !seek(first)) {
            try (SoundStream again = open(path)) {
                return again.collect(first, most);
            }
        }
        return collect(first, most);
    }

    /**
     * Goes to a block before a sample; false where the format can't tell which block it reaches.
     */
    private boolean seek(long first) throws MediaException {
        double seconds = (double) first / rate - PRE_ROLL_SECONDS;
        if (origin == avutil.AV_NOPTS_VALUE
                || !demuxer.seek(origin + (long) (seconds / demuxer.secondsPerTick()))) {
            return false;
        }
        decoder.restart();
        if (!decoder.next(demuxer) || decoder.frame().pts() == avutil.AV_NOPTS_VALUE) {
            return false;
        }
        block = converted();
        double after = (decoder.frame().pts() - origin) * demuxer.secondsPerTick();
        place = Math.round(after * rate);
        return place <= first;
    }

    private float[] collect(long first, int most) throws MediaException {
        float[] sound = new float[Math.min(most, 1 << 16)];
        int size = 0;
        do {
            int skipped = (int) Math.min(block.length, Math.max(0, first - place));
            int taken = Math.min(block.length - skipped, most - size);
            if (size + taken > sound.length) {
                sound = Arrays.copyOf(sound, (int) Math.min(most, 2L * (size + taken)));
            }
            System.arraycopy(block, skipped, sound, size, taken);
            size += taken;
        } while (size < most && next());
        return size == sound.length ? sound : Arrays.copyOf(sound, size);
    }

    private boolean next() throws MediaException {
        if (!decoder.next(demuxer)) {
            return false;
        }
        place += block.length;
        block = converted();
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

    @Override
    public void close() {
        decoder.close();
        demuxer.close();
    }
}
