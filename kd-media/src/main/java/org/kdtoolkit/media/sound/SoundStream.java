package org.kdtoolkit.media.sound;

import java.nio.file.Path;
import org.kdtoolkit.media.ffmpeg.MediaException;

/**
 * The sound of a file at its own rate, counted from second 0 of the file: where there is none,
 * before it begins and where it pauses, there is silence.
 */
final class SoundStream implements AutoCloseable {

    /**
     * Decoders of AAC, MP3 or Opus need some sound before a place for that place to be right: MP3's
     * reservoir of bits, the longest, reaches back less than this.
     */
    private static final double PRE_ROLL_SECONDS = 0.5;

    private final Path path;
    private final SoundBlocks blocks;

    private SoundStream(Path path, SoundBlocks blocks) {
        this.path = path;
        this.blocks = blocks;
    }

    /** Opens a file and decodes the first block. */
    static SoundStream open(Path path) throws MediaException {
        return new SoundStream(path, SoundBlocks.open(path));
    }

    /** Samples a second. */
    int rate() {
        return blocks.rate();
    }

    /**
     * Decodes a part. To be called once.
     *
     * @param first the number of its first sample
     * @param most the number of samples
     * @return as many of them as there are before the sound ends
     */
    SoundPart read(long first, int most) throws MediaException {
        if (first > blocks.end() + PRE_ROLL_SECONDS * rate() && !seek(first)) {
            try (SoundStream again = open(path)) {
                return again.collect(first, most);
            }
        }
        return collect(first, most);
    }

    /** Goes to a block before a sample; false where that can't be told. */
    private boolean seek(long first) throws MediaException {
        return blocks.seek((double) first / rate() - PRE_ROLL_SECONDS) && blocks.place() <= first;
    }

    private SoundPart collect(long first, int most) throws MediaException {
        SoundPart part = new SoundPart(first, most);
        do {
            part.add(blocks.place(), blocks.samples());
        } while (!part.isComplete() && blocks.next());
        return part;
    }

    @Override
    public void close() {
        blocks.close();
    }
}
