package org.kdtoolkit.testkit.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;

/** Writes small media files for tests. */
public final class MediaFiles {

    private MediaFiles() {}

    /** An array of 32-bit floats. */
    public static Path npy(Path file, float... values) throws IOException {
        ByteBuffer data = little(4 * values.length);
        data.asFloatBuffer().put(values);
        return npy(file, "<f4", "(%d,)".formatted(values.length), data.array());
    }

    /** An array of any description, true or not. */
    public static Path npy(Path file, String type, String shape, byte[] data) throws IOException {
        byte[] header =
                "{'descr': '%s', 'fortran_order': False, 'shape': %s, }\n"
                        .formatted(type, shape)
                        .getBytes(StandardCharsets.US_ASCII);
        ByteBuffer bytes = little(10 + header.length + data.length);
        bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
        bytes.putShort((short) header.length).put(header).put(data);
        return write(file, bytes.array());
    }

    /** A sound of 16-bit samples at 8 kHz. */
    public static Path wav(Path file, int... samples) throws IOException {
        ByteBuffer data = little(2 * samples.length);
        for (int sample : samples) {
            data.putShort((short) sample);
        }
        return wav(file, 1, 16, 1, data.array());
    }

    /** A sound at 8 kHz in any encoding. */
    public static Path wav(Path file, int tag, int bits, int channels, byte[] data)
            throws IOException {
        ByteBuffer bytes = little(44 + data.length);
        bytes.put(ascii("RIFF")).putInt(36 + data.length).put(ascii("WAVEfmt ")).putInt(16);
        bytes.putShort((short) tag).putShort((short) channels).putInt(8000);
        bytes.putInt(8000 * channels * bits / 8);
        bytes.putShort((short) (channels * bits / 8)).putShort((short) bits);
        bytes.put(ascii("data")).putInt(data.length).put(data);
        return write(file, bytes.array());
    }

    /** A grey PNG image of the given rows. */
    public static Path grey(Path file, int[]... rows) throws IOException {
        BufferedImage image =
                new BufferedImage(rows[0].length, rows.length, BufferedImage.TYPE_BYTE_GRAY);
        for (int y = 0; y < rows.length; y++) {
            image.getRaster().setPixels(0, y, rows[y].length, 1, rows[y]);
        }
        return image(file, image, "png");
    }

    /** An image in a format that ImageIO writes. */
    public static Path image(Path file, BufferedImage image, String format) throws IOException {
        Files.createDirectories(file.getParent());
        if (!ImageIO.write(image, format, file.toFile())) {
            throw new IOException("no writer for " + format);
        }
        return file;
    }

    /** Cuts a file off. */
    public static Path cutOff(Path file, int bytes) throws IOException {
        byte[] all = Files.readAllBytes(file);
        return write(file, Arrays.copyOf(all, bytes));
    }

    /** Overwrites four bytes of a file. */
    public static Path patch(Path file, int at, int value, ByteOrder order) throws IOException {
        ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file)).order(order);
        return write(file, all.putInt(at, value).array());
    }

    /**
     * What is there, but no file: opening it, as opening a named pipe, is no way to its content.
     */
    public static Path socket(Path place) throws IOException {
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(place));
        }
        return place;
    }

    /** Any bytes. */
    public static Path write(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.write(file, bytes);
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
