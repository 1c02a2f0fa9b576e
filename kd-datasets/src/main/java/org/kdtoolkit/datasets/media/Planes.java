package org.kdtoolkit.datasets.media;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/**
 * An image's channels, one behind the other.
 *
 * @param values [C, H, W] from 0 to 1, unless normalised; not copied, so nobody may change them
 * @param channels C
 * @param size H and W
 */
public record Planes(float[] values, int channels, ImageSize size) {

    /** The weights of red, green and blue in luma after ITU-R BT.601. */
    private static final float[] LUMA = {0.299f, 0.587f, 0.114f};

    /** Checks that there are as many values as channels and size say. */
    public Planes {
        if (values.length != (long) channels * size.height() * size.width()) {
            throw new IllegalArgumentException(
                    "%d channels of %s pixels have other than %d values"
                            .formatted(channels, size, values.length));
        }
    }

    static Planes of(BufferedImage image, int channels) {
        Planes original =
                image.getColorModel() instanceof IndexColorModel
                        ? ofPalette(image)
                        : ofRaster(image);
        if (original.channels == channels) {
            return original;
        }
        return channels == 1 ? original.grey() : original.repeated(channels);
    }

    /** Grey or colour as stored: {@code getRGB} would put grey through a tone curve. */
    private static Planes ofRaster(BufferedImage image) {
        Raster raster = image.getRaster();
        ColorModel model = image.getColorModel();
        ImageSize size = new ImageSize(image.getHeight(), image.getWidth());
        int channels = model.getNumColorComponents() == 1 ? 1 : 3;
        int plane = size.height() * size.width();
        float[] values = new float[channels * plane];
        float[] row = new float[size.width()];
        for (int channel = 0; channel < channels; channel++) {
            float max = (1L << model.getComponentSize(channel)) - 1;
            for (int y = 0; y < size.height(); y++) {
                raster.getSamples(0, y, size.width(), 1, channel, row);
                int start = channel * plane + y * size.width();
                for (int x = 0; x < size.width(); x++) {
                    values[start + x] = row[x] / max;
                }
            }
        }
        return new Planes(values, channels, size);
    }

    private static Planes ofPalette(BufferedImage image) {
        ImageSize size = new ImageSize(image.getHeight(), image.getWidth());
        int plane = size.height() * size.width();
        int[] pixels = image.getRGB(0, 0, size.width(), size.height(), null, 0, size.width());
        float[] values = new float[3 * plane];
        for (int i = 0; i < plane; i++) {
            values[i] = (pixels[i] >> 16 & 0xff) / 255f;
            values[plane + i] = (pixels[i] >> 8 & 0xff) / 255f;
            values[2 * plane + i] = (pixels[i] & 0xff) / 255f;
        }
        return new Planes(values, 3, size);
    }

    /** The luma of red, green and blue, after ITU-R BT.601, in one channel; grey stays as it is. */
    public Planes grey() {
        if (channels == 1) {
            return this;
        }
        int plane = values.length / channels;
        float[] grey = new float[plane];
        for (int i = 0; i < plane; i++) {
            for (int channel = 0; channel < LUMA.length; channel++) {
                grey[i] += LUMA[channel] * values[channel * plane + i];
            }
        }
        return new Planes(grey, 1, size);
    }

    private Planes repeated(int times) {
        float[] repeated = new float[times * values.length];
        for (int i = 0; i < times; i++) {
            System.arraycopy(values, 0, repeated, i * values.length, values.length);
        }
        return new Planes(repeated, times, size);
    }

    /** Bilinear; not copied if the size is right already. */
    public Planes resized(ImageSize to) {
        return to.equals(size) ? this : resampled(Geometry.bilinear(size, to));
    }

    /** Cuts, resizes or turns round; the geometry must be one for images of this size. */
    public Planes resampled(Geometry geometry) {
        ImageSize to = geometry.size();
        PlaneResampler resampler = new PlaneResampler(geometry);
        float[] row = new float[to.width()];
        float[] out = new float[channels * to.height() * to.width()];
        for (int channel = 0; channel < channels; channel++) {
            resampler.load(values, channel * size.height() * size.width());
            for (int y = 0; y < to.height(); y++) {
                resampler.row(y, 1, 0, row);
                int at = (channel * to.height() + y) * to.width();
                System.arraycopy(row, 0, out, at, row.length);
            }
        }
        return new Planes(out, channels, to);
    }
}
