package org.kdtoolkit.media.encoding;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.kdtoolkit.api.data.DataException;
import org.kdtoolkit.formats.files.PartialFile;

/**
 * Writes mono sound into a WAV file of 16-bit PCM. The file is there after {@link #finish}; without
 * it, {@link #close} leaves nothing.
 */
public final class WavWriter implements AutoCloseable {

    private static final int HEADER = 44;
    private static final int BLOCK = 8192;
    private static final short PCM = 1;

    /** Sizes in a WAV file are of 32 bits, and count most of the header. */
    private static final long MOST_BYTES = 0xFFFFFFFFL - HEADER;

    private final PartialFile file;
    private final int sampleRate;
    private final FileChannel channel;
    private final ByteBuffer block =
            ByteBuffer.allocate(BLOCK * Short.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private long bytes;

    private WavWriter(PartialFile file, int sampleRate, FileChannel channel) {
        this.file = file;
        this.sampleRate = sampleRate;
        this.channel = channel;
    }

    /**
     * Begins a file; its folder is made as needed.
     *
     * @param sampleRate in Hz, at least 1
     * @throws DataException if the file can't be written
     */
    public static WavWriter open(Path path, int sampleRate) {
        if (sampleRate < 1) {
            throw new IllegalArgumentException("a sample rate is at least 1, found " + sampleRate);
        }
        PartialFile file = PartialFile.of(path);
        try {
            FileChannel channel =
                    FileChannel.open(
                            file.part(),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE);
            return new WavWriter(file, sampleRate, channel.position(HEADER));
        } catch (IOException e) {
            throw file.fault(e);
        }
    }

    /**
     * Appends sound.
     *
     * @param sound [samples] from -1 to 1; what is beyond is clipped
     * @throws DataException if it can't be written, or the file would pass 4 GB
     */
    public void write(float[] sound) {
        bytes += (long) Short.BYTES * sound.length;
        if (bytes > MOST_BYTES) {
            throw file.fault("a WAV file holds at most 4 GB");
        }
        for (int from = 0; from < sound.length; from += BLOCK) {
            int to = Math.min(sound.length, from + BLOCK);
            short[] numbers = Pcm.of(sound, from, to);
            block.clear();
            block.asShortBuffer().put(numbers);
            append(block.limit(Short.BYTES * numbers.length));
        }
    }

    /**
     * Completes the file.
     *
     * @throws DataException if it can't be written
     */
    public void finish() {
        try {
            channel.position(0);
            append(header());
            channel.close();
        } catch (IOException e) {
            throw file.fault(e);
        }
        file.commit();
    }

    private ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        header.put(ascii("RIFF")).putInt((int) (bytes + HEADER - 8)).put(ascii("WAVE"));
        header.put(ascii("fmt ")).putInt(16).putShort(PCM).putShort((short) 1);
        header.putInt(sampleRate).putInt(Short.BYTES * sampleRate);
        header.putShort((short) Short.BYTES).putShort((short) Short.SIZE);
        return header.put(ascii("data")).putInt((int) bytes).flip();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void append(ByteBuffer buffer) {
        try {
            while (buffer.hasRemaining()) {
                channel.write(buffer);
            }
        } catch (IOException e) {
            throw file.fault(e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw file.fault(e);
        } finally {
            file.close();
        }
    }
}
