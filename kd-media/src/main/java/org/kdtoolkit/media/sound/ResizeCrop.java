package org.kdtoolkit.media.sound;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.media.pixels.Box;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;
import org.kdtoolkit.media.pixels.Resampling;

/**
 * Lays a spectrogram into the middle of a canvas of zeros, cuts a part of random size and place out
 * of it, and resizes that to the spectrogram's size (random resize crop, Niizumi et al., 2021):
 * sound becomes faster or slower, higher or lower. Zero is the mean where the spectrogram's is
 * subtracted. Resizing is {@linkplain Resampling#bicubicAligned bicubic}.
 */
public record ResizeCrop(
        @Doc("frames of the canvas, as a multiple of the spectrogram's")
                @Default("1.5")
                @Range(min = 1, max = 16)
                double canvasFrames,
        @Doc("bands of the canvas, as a multiple of the spectrogram's")
                @Default("1")
                @Range(min = 1, max = 16)
                double canvasBands,
        @Doc("the least size of the part, as a multiple of the spectrogram's, in each direction")
                @Default("0.6")
                @Range(min = 0, max = 16, minIncluded = false)
                double minScale,
        @Doc("the greatest size, at most the canvas; every one up to it is equally likely")
                @Default("1.5")
                @Range(min = 0, max = 16, minIncluded = false)
                double maxScale)
        implements SpectrogramTransform {

    /** Checks the order of the scales. */
    public ResizeCrop {
        if (minScale > maxScale) {
            throw new IllegalArgumentException(
                    "'min-scale' must not be above 'max-scale', found %s and %s"
                            .formatted(minScale, maxScale));
        }
    }

    @Override
    public String name() {
        return "resize-crop";
    }

    @Override
    public HostTensor apply(HostTensor spectrogram, RandomGenerator random) {
        ImageSize size = size(spectrogram);
        ImageSize part = part(size, scale(random), scale(random));
        ImageSize canvas = canvas(size);
        Box box =
                new Box(
                        random.nextInt(canvas.height() - part.height() + 1),
                        random.nextInt(canvas.width() - part.width() + 1),
                        part);
        return resized(spectrogram, box);
    }

    private double scale(RandomGenerator random) {
        return minScale + (maxScale - minScale) * random.nextDouble();
    }

    /** Frames and bands of a spectrogram [1, T, bands]. */
    private static ImageSize size(HostTensor spectrogram) {
        return new ImageSize((int) spectrogram.shape().get(1), (int) spectrogram.shape().get(2));
    }

    private ImageSize canvas(ImageSize size) {
        return new ImageSize(
                (int) (canvasFrames * size.height()), (int) (canvasBands * size.width()));
    }

    /**
     * Frames and bands of the part.
     *
     * @param size those of the spectrogram
     * @param bands how many bands, as a multiple of the spectrogram's
     * @param frames how many frames, likewise
     */
    ImageSize part(ImageSize size, double bands, double frames) {
        ImageSize canvas = canvas(size);
        return new ImageSize(
                Math.max(1, Math.min(canvas.height(), (int) (frames * size.height()))),
                Math.max(1, Math.min(canvas.width(), (int) (bands * size.width()))));
    }

    /**
     * Resizes a part of the canvas.
     *
     * @param box its frames and bands on the canvas
     */
    HostTensor resized(HostTensor spectrogram, Box box) {
        ImageSize size = size(spectrogram);
        ImageSize canvas = canvas(size);
        float[] values = new float[canvas.height() * canvas.width()];
        int top = (canvas.height() - size.height()) / 2;
        int left = (canvas.width() - size.width()) / 2;
        for (int frame = 0; frame < size.height(); frame++) {
            System.arraycopy(
                    spectrogram.values(),
                    frame * size.width(),
                    values,
                    (top + frame) * canvas.width() + left,
                    size.width());
        }
        Geometry geometry =
                Geometry.part(canvas, box)
                        .then(
                                new Geometry(
                                        Resampling.bicubicAligned(
                                                box.size().height(), size.height()),
                                        Resampling.bicubicAligned(
                                                box.size().width(), size.width())));
        return new HostTensor(
                new Planes(values, 1, canvas).resampled(geometry).values(), spectrogram.shape());
    }
}
