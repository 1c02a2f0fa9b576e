package org.kdtoolkit.media.thumbnail;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.kdtoolkit.api.data.Thumbnail;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.FrameResampler;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;

/** Thumbnails of pictures and frames, in their own proportions. */
public final class PictureThumbnail {

    private static final int MAX = 255;
    private static final int COLOURS = 3;

    private PictureThumbnail() {}

    /**
     * The thumbnail of a picture.
     *
     * @param picture one channel for grey, or red, green and blue, from 0 for black to 1; what lies
     *     outside is shown as the nearest of both
     * @param side the greatest height and width in pixels; a smaller picture keeps its size
     * @throws IllegalArgumentException if it has other channels
     */
    public static Thumbnail of(Planes picture, int side) {
        if (picture.channels() != 1 && picture.channels() != COLOURS) {
            throw new IllegalArgumentException(
                    "a picture has 1 or 3 channels, found " + picture.channels());
        }
        ImageSize to = within(picture.size(), side);
        Planes small =
                to.equals(picture.size())
                        ? picture
                        : picture.resampled(Geometry.bilinear(picture.size(), to));
        return ThumbnailFile.of(image(isGrey(small) ? first(small) : small));
    }

    /** The thumbnail of a frame; see {@link #of(Planes, int)}. */
    public static Thumbnail of(Frame frame, int side) {
        ImageSize to = within(frame.size(), side);
        int plane = to.height() * to.width();
        float[] values = new float[COLOURS * plane];
        new FrameResampler(Geometry.bilinear(frame.size(), to), Normalization.none(COLOURS))
                .apply(frame, values, 0, plane);
        return of(new Planes(values, COLOURS, to), side);
    }

    /**
     * A matrix as a picture, its least value black and its greatest white, such as a spectrogram
     * that was computed before.
     *
     * @param rows [H, W], not empty; the first row is the lowest of the picture
     */
    public static Thumbnail ofMatrix(float[][] rows, int side) {
        int width = rows[0].length;
        float[] values = new float[rows.length * width];
        float least = Float.POSITIVE_INFINITY;
        float greatest = Float.NEGATIVE_INFINITY;
        for (float[] row : rows) {
            for (float value : row) {
                least = Math.min(least, value);
                greatest = Math.max(greatest, value);
            }
        }
        float range = greatest > least ? greatest - least : 1;
        for (int y = 0; y < rows.length; y++) {
            for (int x = 0; x < width; x++) {
                values[(rows.length - 1 - y) * width + x] = (rows[y][x] - least) / range;
            }
        }
        return of(new Planes(values, 1, new ImageSize(rows.length, width)), side);
    }

    /** The greatest size of the same proportion within a square, not above the picture's own. */
    static ImageSize within(ImageSize size, int side) {
        int longer = Math.max(size.height(), size.width());
        if (longer <= side) {
            return size;
        }
        double scale = (double) side / longer;
        return new ImageSize(
                Math.max(1, (int) Math.round(size.height() * scale)),
                Math.max(1, (int) Math.round(size.width() * scale)));
    }

    /** Whether all channels are the same, so that one of them says all. */
    private static boolean isGrey(Planes picture) {
        int plane = picture.values().length / picture.channels();
        return IntStream.range(plane, picture.values().length)
                .allMatch(i -> picture.values()[i] == picture.values()[i % plane]);
    }

    private static Planes first(Planes picture) {
        int plane = picture.values().length / picture.channels();
        return new Planes(Arrays.copyOf(picture.values(), plane), 1, picture.size());
    }

    private static BufferedImage image(Planes picture) {
        int height = picture.size().height();
        int width = picture.size().width();
        boolean grey = picture.channels() == 1;
        BufferedImage image =
                new BufferedImage(
                        width,
                        height,
                        grey ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB);
        int plane = height * width;
        int[] levels = new int[picture.channels()];
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < levels.length; channel++) {
                levels[channel] = level(picture.values()[channel * plane + i]);
            }
            // the raster takes levels as they are, where setRGB would convert grey's gamma
            image.getRaster().setPixel(i % width, i / width, levels);
        }
        return image;
    }

    private static int level(float value) {
        return Math.max(0, Math.min(MAX, Math.round(MAX * value)));
    }
}
