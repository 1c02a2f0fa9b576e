package org.kdtoolkit.datasets.image;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.ffmpeg.MediaException;
import org.kdtoolkit.datasets.media.Decoder;
import org.kdtoolkit.datasets.media.ImageSize;
import org.kdtoolkit.datasets.media.MediaFile;
import org.kdtoolkit.datasets.media.Normalization;
import org.kdtoolkit.datasets.media.Planes;
import org.kdtoolkit.datasets.video.PictureDecoder;

/**
 * Reads the files that {@link PictureDecoder} decodes into [C, H, W] from 0 to 1: grey (C = 1; of a
 * colour image its luma after ITU-R BT.601) or red, green, blue (C = 3). Then each channel has its
 * mean subtracted and is divided by its deviation.
 */
public final class ImageDecoder implements Decoder {

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
        Planes planes = read(file).in(normalization.channels());
        normalization.apply(planes.values());
        return HostTensor.of(
                planes.values(), planes.channels(), planes.size().height(), planes.size().width());
    }

    private Planes read(MediaFile file) throws SampleException {
        byte[] bytes = file.bytes();
        try (PictureDecoder decoder = new PictureDecoder()) {
            return decoder.planes(bytes, size);
        } catch (MediaException e) {
            throw file.fault(e.getMessage(), e);
        }
    }
}
