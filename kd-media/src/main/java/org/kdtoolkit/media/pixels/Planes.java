package org.kdtoolkit.media.pixels;

/**
 * An image's channels, one after the other.
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

    /** Grey of colours, or three channels of grey. */
    public Planes in(int channels) {
        if (this.channels == channels) {
            return this;
        }
        return channels == 1 ? grey() : repeated(channels);
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
