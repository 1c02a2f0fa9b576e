package org.kdtoolkit.media.thumbnail;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.kdtoolkit.api.data.Thumbnail;

/**
 * The smaller of a picture's two files: PNG, which is exact, or JPEG, which is small for photos.
 */
final class ThumbnailFile {

    /** What an exact picture may take in any case, in bytes. */
    private static final int LITTLE = 2048;

    private ThumbnailFile() {}

    static Thumbnail of(BufferedImage image) {
        byte[] png = encoded(image, "png");
        if (png.length <= LITTLE) {
            return Thumbnail.of(png);
        }
        byte[] jpeg = encoded(image, "jpg");
        return Thumbnail.of(jpeg.length < png.length ? jpeg : png);
    }

    /** Exact, for drawings. */
    static Thumbnail exact(BufferedImage image) {
        return Thumbnail.of(encoded(image, "png"));
    }

    private static byte[] encoded(BufferedImage image, String format) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        // in memory, where ImageIO.write may use files in a folder that can't be written to
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(image);
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes whatever is written", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
