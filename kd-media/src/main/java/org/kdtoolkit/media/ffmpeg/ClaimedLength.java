package org.kdtoolkit.media.ffmpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How long a file is by its own account. FFmpeg reads a file that is cut off between two frames as
 * one that is shorter; containers that tell their parts' lengths give it away: RIFF (AVI, WAV),
 * FORM (AIFF), boxes of ISO/IEC 14496-12 (MP4, QuickTime) and EBML (Matroska, WebM).
 */
final class ClaimedLength {

    private static final int RIFF = 0x52494646;
    private static final int WAVE = 0x57415645;
    private static final int RIFX = 0x52494658;
    private static final int RF64 = 0x52463634;
    private static final int DS64 = 0x64733634;
    private static final int FORM = 0x464f524d;
    private static final int FTYP = 0x66747970;
    private static final int EBML = 0x1a45dfa3;
    private static final int SEGMENT = 0x18538067;

    /**
     * Writers to a pipe can't go back to write a size, and leave the largest one that they could
     * have: 0xffffffff, or a little less than 2 GiB.
     */
    private static final long UNKNOWN_SIZE = 0x7fff_0000L;

    /** Some writers count the chunk's own header too. */
    private static final int RIFF_HEADER = 8;

    private final FileChannel channel;
    private final long length;

    private ClaimedLength(FileChannel channel) throws IOException {
        this.channel = channel;
        length = channel.size();
    }

    /**
     * Checks that a file is as long as it says.
     *
     * @throws MediaException if it is shorter
     */
    static void require(Path path) throws MediaException {
        try (FileChannel channel = FileChannel.open(path)) {
            ClaimedLength file = new ClaimedLength(channel);
            if (file.length == 0) {
                throw new MediaException("is empty");
            }
            OptionalLong claimed = file.claimed();
            if (claimed.isPresent() && claimed.getAsLong() > file.length) {
                throw new MediaException(
                        "is cut off: it claims %d bytes, there are %d"
                                .formatted(claimed.getAsLong(), file.length));
            }
        } catch (IOException e) {
            throw new MediaException("can't be read (%s)".formatted(e));
        }
    }

    private OptionalLong claimed() throws IOException {
        ByteBuffer head = read(0);
        if (head.getInt(0) == RIFF) {
            return riff();
        }
        if (head.getInt(0) == RIFX || head.getInt(0) == FORM) {
            long size = Integer.toUnsignedLong(head.getInt(4));
            return size >= UNKNOWN_SIZE ? OptionalLong.empty() : cutOff(size);
        }
        if (head.getInt(0) == RF64 && head.getInt(12) == DS64) {
            return cutOff(read(20).order(ByteOrder.LITTLE_ENDIAN).getLong(0));
        }
        if (head.getInt(4) == FTYP) {
            return boxes();
        }
        return head.getInt(0) == EBML ? segment() : OptionalLong.empty();
    }

    /** The end of the last of several RIFF chunks, as long AVI files have. */
    private OptionalLong riff() throws IOException {
        // an AVI file may well have 2 GiB
        long unknown = read(0).getInt(8) == WAVE ? UNKNOWN_SIZE : 0xffff_ffffL - RIFF_HEADER + 1;
        long end = 0;
        for (ByteBuffer head = read(0); head.getInt(0) == RIFF; head = read(end)) {
            long size = Integer.toUnsignedLong(head.order(ByteOrder.LITTLE_ENDIAN).getInt(4));
            if (size == 0 || size >= unknown) {
                return OptionalLong.empty();
            }
            if (end + size > length) {
                return OptionalLong.of(end + RIFF_HEADER + size);
            }
            end += RIFF_HEADER + size + size % 2;
        }
        return OptionalLong.empty();
    }

    /** Where the file's only chunk ends, if that is behind the file's end. */
    private OptionalLong cutOff(long size) {
        return size > length ? OptionalLong.of(RIFF_HEADER + size) : OptionalLong.empty();
    }

    private OptionalLong boxes() throws IOException {
        long end = 0;
        while (end + 8 <= length) {
            ByteBuffer head = read(end);
            long size = Integer.toUnsignedLong(head.getInt(0));
            if (size == 1) {
                size = head.getLong(8);
            }
            if (size < 8 || !isType(head.getInt(4))) {
                // up to the end of the file, or no box at all
                return OptionalLong.empty();
            }
            if (size > length - end) {
                return OptionalLong.of(end + Math.min(size, Long.MAX_VALUE - end));
            }
            end += size;
        }
        return OptionalLong.empty();
    }

    private static boolean isType(int type) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int letter = type >>> shift & 0xff;
            if (letter < ' ' || letter > '~') {
                return false;
            }
        }
        return true;
    }

    private OptionalLong segment() throws IOException {
        long header = 4 + vintLength(read(4));
        long size = vint(read(4));
        if (size < 0 || size > length) {
            return OptionalLong.empty();
        }
        long segment = header + size;
        ByteBuffer head = read(segment);
        long content = vint(read(segment + 4));
        if (head.getInt(0) != SEGMENT || content < 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(segment + 4 + vintLength(read(segment + 4)) + content);
    }

    /** EBML's variable-length number; -1 if it says that the length is unknown. */
    private static long vint(ByteBuffer bytes) {
        int bits = 7 * vintLength(bytes);
        if (bits > 56) {
            return -1;
        }
        long mask = (1L << bits) - 1;
        long value = bytes.getLong(0) >>> Long.SIZE - 8 * (bits / 7) & mask;
        return value == mask ? -1 : value;
    }

    private static int vintLength(ByteBuffer bytes) {
        return Integer.numberOfLeadingZeros(Byte.toUnsignedInt(bytes.get(0))) - 23;
    }

    /** 16 bytes from a place; zeros behind the file's end. */
    private ByteBuffer read(long place) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(16);
        int read = 0;
        while (bytes.hasRemaining() && read >= 0) {
            read = channel.read(bytes, place + bytes.position());
        }
        return bytes.rewind();
    }
}
