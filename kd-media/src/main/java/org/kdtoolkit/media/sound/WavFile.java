package org.kdtoolkit.media.sound;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.SampleFile;

/**
 * A WAVE file of PCM or floats, of which no more is read than is asked for. In files that begin
 * with RIFF all numbers are little endian, in those that begin with RIFX they are big endian.
 *
 * @param channel its bytes
 * @param order of the bytes of a number
 * @param format how samples are written
 * @param begin where the first frame is
 * @param frames how many there are
 */
record WavFile(FileChannel channel, ByteOrder order, WavFormat format, long begin, long frames)
        implements Closeable {

    private static final int HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int BLOCK = 1 << 16;

    /**
     * Writers to a pipe can't go back to write a size, and leave the largest one that they could
     * have: 0xffffffff, or a little less than 2 GiB.
     */
    private static final long UNKNOWN_SIZE = 0x7fff_0000L;

    /**
     * Opens a file.
     *
     * @return empty if it is of another kind
     * @throws SampleException if it is of this kind, and cut off or not possible
     */
    static Optional<WavFile> open(SampleFile file) throws SampleException {
        file.requireFile();
        try {
            FileChannel channel = FileChannel.open(file.path());
            Optional<WavFile> wav = Optional.empty();
            try {
                wav = new Search(file, channel).find();
            } finally {
                if (wav.isEmpty()) {
                    channel.close();
                }
            }
            return wav;
        } catch (IOException e) {
            throw file.fault("can't be read (%s)".formatted(e), e);
        }
    }

    /** Reads the average of the channels of frames that are there. */
    float[] mono(SampleFile file, long first, int count) throws SampleException {
        float[] mono = new float[count];
        int frame = format.frameBytes();
        ByteBuffer block = ByteBuffer.allocate(Math.max(1, BLOCK / frame) * frame).order(order);
        try {
            for (int done = 0; done < count; done += block.limit() / frame) {
                block.clear().limit(Math.min(block.capacity(), (count - done) * frame));
                fill(channel, block, begin + (first + done) * frame);
                format.mono(block, mono, done);
            }
            return mono;
        } catch (IOException e) {
            throw file.fault("can't be read (%s)".formatted(e), e);
        }
    }

    private static void fill(FileChannel channel, ByteBuffer bytes, long place) throws IOException {
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, place + bytes.position()) < 0) {
                throw new IOException("it became shorter while it was read");
            }
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Goes from chunk to chunk. */
    private static final class Search {

        private final SampleFile file;
        private final FileChannel channel;
        private final long length;
        private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
        private long place = HEADER;

        Search(SampleFile file, FileChannel channel) throws IOException {
            this.file = file;
            this.channel = channel;
            length = channel.size();
        }

        Optional<WavFile> find() throws IOException, SampleException {
            if (length < HEADER) {
                return Optional.empty();
            }
            ByteBuffer header = read(0, HEADER);
            String kind = id(header, 0);
            if (!(kind.equals("RIFF") || kind.equals("RIFX")) || !id(header, 8).equals("WAVE")) {
                return Optional.empty();
            }
            order = kind.equals("RIFX") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            header.order(order);
            int chunk = (int) size(seek("fmt ", "format"));
            Optional<WavFormat> format =
                    WavFormat.parse(file, read(place, Math.min(chunk, WavFormat.MOST_BYTES)));
            if (format.isEmpty()) {
                return Optional.empty();
            }
            place += chunk + chunk % 2;
            ByteBuffer data = seek("data", "sound");
            long end = CHUNK_HEADER + Integer.toUnsignedLong(header.getInt(4));
            long bytes = isToTheEnd(data, end) ? length - place : size(data);
            return Optional.of(
                    new WavFile(
                            channel,
                            order,
                            format.get(),
                            place,
                            bytes / format.get().frameBytes()));
        }

        /** Whether nobody wrote how much sound there is. */
        private boolean isToTheEnd(ByteBuffer data, long end) throws IOException {
            long size = Integer.toUnsignedLong(data.getInt(4));
            return size == 0
                    ? end <= place || !isChunkOrEnd()
                    : size >= UNKNOWN_SIZE && size > length - place;
        }

        /** Whether another chunk begins here, or nothing. */
        private boolean isChunkOrEnd() throws IOException {
            if (length - place < CHUNK_HEADER) {
                return true;
            }
            ByteBuffer header = read(place, CHUNK_HEADER);
            long size = Integer.toUnsignedLong(header.getInt(4));
            return id(header, 0).chars().allMatch(letter -> letter >= ' ' && letter <= '~')
                    && size <= length - place - CHUNK_HEADER;
        }

        /** Goes on to behind the header of a chunk, which is returned. */
        private ByteBuffer seek(String wanted, String what) throws IOException, SampleException {
            while (length - place >= CHUNK_HEADER) {
                ByteBuffer header = read(place, CHUNK_HEADER);
                place += CHUNK_HEADER;
                if (id(header, 0).equals(wanted)) {
                    return header;
                }
                long size = size(header);
                // chunks begin at even places
                place += size + size % 2;
            }
            throw file.fault("has no chunk of %s; is it cut off?".formatted(what));
        }

        private long size(ByteBuffer header) throws SampleException {
            long size = Integer.toUnsignedLong(header.getInt(4));
            if (size > length - place) {
                throw file.fault(
                        "is cut off: a chunk claims %d bytes, %d are left"
                                .formatted(size, length - place));
            }
            return size;
        }

        private ByteBuffer read(long from, int bytes) throws IOException {
            ByteBuffer read = ByteBuffer.allocate(bytes).order(order);
            fill(channel, read, from);
            return read;
        }

        private static String id(ByteBuffer header, int at) {
            return new String(header.array(), at, Integer.BYTES, StandardCharsets.ISO_8859_1);
        }
    }
}
