package org.kdtoolkit.datasets.media;

import ai.djl.ndarray.types.Shape;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

/**
 * Reads PNG, JPEG, BMP and GIF files into [C, H, W] from 0 to 1: grey (C = 1; of a colour image its
 * luma after ITU-R BT.601) or red, green, blue (C = 3). Transparency is ignored. Then each channel
 * has its mean subtracted and is divided by its deviation.
 */
public final class ImageDecoder implements Decoder {

    private static final long MAX_PIXELS = 1L << 26;
    private static final Pattern CUT_OFF = Pattern.compile("Truncated File|premature end");

    private final Optional<ImageSize> size;
    private final Normalization normalization;

    /**
     * Creates a decoder.
     *
     * @param size to which images of another size are resized; empty for their own
     * @param normalization the mean and deviation of each of the C channels
     */
    public ImageDecoder(Optional<ImageSize> size, Normalization normalization) {
        this.size = size;
        this.normalization = normalization;
    }

    @Override
    public Shape shape() {
        return new Shape(
                normalization.channels(),
                size.map(ImageSize::height).orElse(-1),
                size.map(ImageSize::width).orElse(-1));
    }

    @Override
    public HostTensor decode(Path path) throws SampleException {
        MediaFile file = new MediaFile(path);
        Planes planes = Planes.of(read(file), normalization.channels());
        Planes sized = size.map(planes::resized).orElse(planes);
        normalization.apply(sized.values());
        return HostTensor.of(
                sized.values(), sized.channels(), sized.size().height(), sized.size().width());
    }

    private static BufferedImage read(MediaFile file) throws SampleException {
        byte[] bytes = file.bytes();
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw file.fault("is not an image; expected PNG, JPEG, BMP or GIF");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                return read(file, reader);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            // ImageIO's readers answer broken files with exceptions of many types
            throw file.fault("is a broken image (%s)".formatted(e.getMessage()), e);
        }
    }

    private static BufferedImage read(MediaFile file, ImageReader reader)
            throws IOException, SampleException {
        long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
        if (pixels > MAX_PIXELS) {
            throw file.fault(
                    "claims %d x %d pixels; at most %d in all are read"
                            .formatted(reader.getWidth(0), reader.getHeight(0), MAX_PIXELS));
        }
        // a JPEG that is cut off is filled up with grey, and only warnings of libjpeg's tell
        AtomicReference<String> cutOff = new AtomicReference<>();
        reader.addIIOReadWarningListener(
                (source, warning) -> {
                    if (CUT_OFF.matcher(warning).find()) {
                        cutOff.set(warning);
                    }
                });
        BufferedImage image = reader.read(0);
        if (cutOff.get() != null) {
            throw file.fault("is a broken image (%s)".formatted(cutOff.get()));
        }
        return image;
    }
}
