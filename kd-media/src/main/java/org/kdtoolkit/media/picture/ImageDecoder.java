package org.kdtoolkit.media.picture;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.formats.files.Decoder;
import org.kdtoolkit.formats.files.SampleFile;
import org.kdtoolkit.media.ffmpeg.MediaException;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.pixels.Planes;

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
        SampleFile file = new SampleFile(path);
        Planes planes = read(file).in(normalization.channels());
        normalization.apply(planes.values());
        return HostTensor.of(
                planes.values(), planes.channels(), planes.size().height(), planes.size().width());
    }

    private Planes read(SampleFile file) throws SampleException {
        byte[] bytes = file.bytes();
        try (PictureDecoder decoder = new PictureDecoder()) {
            return decoder.planes(bytes, size);
        } catch (MediaException e) {
            throw file.fault(e.getMessage(), e);
        }
    }
}
