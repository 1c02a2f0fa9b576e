package org.kdtoolkit.media.picture;

import ai.djl.ndarray.types.Shape;
import java.nio.file.Path;
import java.util.List;
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
        return tensor(read(new SampleFile(path), List.of(size)).get(0));
    }

    /**
     * Decodes a picture whose file is in memory.
     *
     * @param file all of its bytes
     * @throws MediaException if it is broken or of another kind
     */
    public HostTensor decode(byte[] file) throws MediaException {
        try (PictureDecoder decoder = new PictureDecoder()) {
            return tensor(decoder.planes(file, size));
        }
    }

    private HostTensor tensor(Planes decoded) {
        Planes planes = decoded.in(normalization.channels());
        normalization.apply(planes.values());
        return HostTensor.of(
                planes.values(), planes.channels(), planes.size().height(), planes.size().width());
    }

    /**
     * Decodes a file once, to several sizes.
     *
     * @param path the file
     * @param sizes to which it is resized, instead of the decoder's; an empty one stands for its
     *     own
     * @return one for each size, not normalised
     * @throws SampleException as {@link #decode}
     */
    public List<Planes> planes(Path path, List<Optional<ImageSize>> sizes) throws SampleException {
        return read(new SampleFile(path), sizes).stream()
                .map(planes -> planes.in(normalization.channels()))
                .toList();
    }

    private static List<Planes> read(SampleFile file, List<Optional<ImageSize>> sizes)
            throws SampleException {
        byte[] bytes = file.bytes();
        try (PictureDecoder decoder = new PictureDecoder()) {
            return decoder.planes(bytes, sizes);
        } catch (MediaException e) {
            throw file.fault(e.getMessage(), e);
        }
    }
}
