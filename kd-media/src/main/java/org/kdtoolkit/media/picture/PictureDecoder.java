package org.kdtoolkit.media.picture;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.kdtoolkit.formats.files.FileKind;
import org.kdtoolkit.media.ffmpeg.Ffmpeg;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.ffmpeg.PictureCodec;
import org.kdtoolkit.media.ffmpeg.RgbConverter;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.FrameResampler;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.frame.YCbCrFrame;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;

/**
 * Decodes JPEG, PNG, BMP, GIF and TIFF, told apart by their first bytes: the one place that knows
 * how a picture's file wants to be shown.
 *
 * <ul>
 *   <li>Pictures are turned as EXIF says.
 *   <li>JPEGs of four colours are taken for inverted CMYK or YCCK, as Adobe's programs write them,
 *       and become red, green and blue by C K, M K and Y K. Those of three colours are YCbCr unless
 *       Adobe's marker or the colours' names say that they are red, green and blue.
 *   <li>Transparency is passed over: the colour below it is taken. Of a GIF that is its first
 *       picture, at its place on the screen.
 *   <li>Colour profiles and gamma are passed over.
 *   <li>TIFFs in tiles, in JPEG or YCbCr, of signed numbers, and in CMYK except for 8 bits side by
 *       side, are refused.
 * </ul>
 *
 * <p>For one thread.
 */
public final class PictureDecoder implements AutoCloseable {

    private final Map<PictureFormat, PictureCodec> codecs = new EnumMap<>(PictureFormat.class);

    /**
     * Decodes a picture to 8 bits.
     *
     * @param bytes all of its file
     * @throws MediaException if it is broken or of another kind
     */
    public Frame decode(byte[] bytes) throws MediaException {
        PictureFormat format = format(bytes);
        AVFrame decoded = decoded(format, bytes);
        return frame(decoded, ExifOrientation.of(format, bytes));
    }

    private static Frame frame(AVFrame decoded, Orientation orientation) throws MediaException {
        Optional<StoredPixels> stored = StoredPixels.of(decoded);
        if (stored.isPresent()) {
            return stored.get().turned(orientation).frame();
        }
        Optional<Frame> asStored = YCbCrFrame.of(decoded);
        if (asStored.isEmpty()) {
            return orientation.apply(rgb(decoded));
        }
        Frame frame = asStored.get();
        return orientation.isUpright()
                ? frame
                : orientation.apply(new RgbFrame(frame.rgb(), frame.size()));
    }

    /**
     * Decodes a picture to as many bits as it has.
     *
     * @param bytes all of its file
     * @param size to which it is resized; empty for its own
     * @return grey, or red, green and blue, from 0 to 1
     * @throws MediaException if it is broken or of another kind
     */
    public Planes planes(byte[] bytes, Optional<ImageSize> size) throws MediaException {
        return planes(bytes, List.of(size)).get(0);
    }

    /**
     * Decodes a picture once, to several sizes.
     *
     * @param bytes all of its file
     * @param sizes to which it is resized; an empty one stands for its own
     * @return for each size the same as {@link #planes(byte[], Optional)}
     * @throws MediaException if it is broken or of another kind
     */
    public List<Planes> planes(byte[] bytes, List<Optional<ImageSize>> sizes)
            throws MediaException {
        PictureFormat format = format(bytes);
        AVFrame decoded = decoded(format, bytes);
        Orientation orientation = ExifOrientation.of(format, bytes);
        Optional<StoredPixels> stored = StoredPixels.of(decoded);
        if (stored.isPresent()) {
            StoredPixels pixels = stored.get().turned(orientation);
            return sizes.stream().map(size -> pixels.planes(size.orElse(pixels.size()))).toList();
        }
        Frame frame = frame(decoded, orientation);
        return sizes.stream().map(size -> planes(frame, size.orElse(frame.size()))).toList();
    }

    private static Planes planes(Frame frame, ImageSize to) {
        if (frame instanceof YCbCrFrame colours && to.equals(frame.size())) {
            return colours.planes();
        }
        int plane = to.height() * to.width();
        float[] values = new float[3 * plane];
        new FrameResampler(Geometry.bilinear(frame.size(), to), Normalization.none(3))
                .apply(frame, values, 0, plane);
        return new Planes(values, 3, to);
    }

    private static PictureFormat format(byte[] bytes) throws MediaException {
        return PictureFormat.of(bytes)
                .orElseThrow(
                        () ->
                                new MediaException(
                                        "is not an image; expected PNG, JPEG, BMP, GIF or TIFF"
                                                + FileKind.holds(bytes)));
    }

    private AVFrame decoded(PictureFormat format, byte[] bytes) throws MediaException {
        format.requireEnd(bytes);
        format.requireSize(bytes, Ffmpeg.MAX_PIXELS);
        if (format.codec() == avcodec.AV_CODEC_ID_TIFF) {
            TiffForms.require(bytes);
        }
        PictureCodec codec = codecs.get(format);
        if (codec == null) {
            codec = new PictureCodec(format.codec());
            codecs.put(format, codec);
        }
        return codec.decode(format == PictureFormat.GIF ? GifBlocks.opaque(bytes) : bytes);
    }

    private static RgbFrame rgb(AVFrame decoded) throws MediaException {
        ImageSize size = new ImageSize(decoded.height(), decoded.width());
        try (RgbConverter converter = new RgbConverter(size.height(), size.width())) {
            return new RgbFrame(converter.convert(decoded), size);
        }
    }

    @Override
    public void close() {
        codecs.values().forEach(PictureCodec::close);
    }
}
