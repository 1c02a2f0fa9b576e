package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.media.modality.ImageConfig;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** Pictures [batch, height, width, 3] of red, green and blue in bytes. */
public final class PictureInput implements InputGraph {

    private static final int AXES = 4;
    private static final int CHANNELS = 3;
    private static final float MOST = 255;
    private static final int SMALLEST = 5;
    private static final int LARGEST = 96;

    @Override
    public String kind() {
        return "image";
    }

    @Override
    public Optional<GraphInput> write(OnnxGraph graph, Record settings, Shape sample) {
        ImageConfig config = (ImageConfig) settings;
        String picture =
                graph.input("picture", DataType.UINT8, List.of("batch", "height", "width", "3"));
        Pixels pixels = new Pixels(graph, AXES);
        String values = pixels.inChannels(picture);
        if (config.channels() == 1) {
            values = pixels.grey(values);
        }
        if (config.size().isPresent()) {
            List<Integer> size = config.size().get();
            values =
                    new Resizing(graph)
                            .resized(
                                    values,
                                    AXES,
                                    graph.number(size.get(0)),
                                    graph.number(size.get(1)));
        }
        return Optional.of(
                new GraphInput(
                        picture,
                        pixels.normalised(values, config.normalization()),
                        inside(config),
                        "decode the file, turn the picture as EXIF says, take red, green and blue"
                            + " in bytes without transparency; of a grey picture three times grey",
                        random -> example(config, random)));
    }

    private static String inside(ImageConfig config) {
        return (config.channels() == 1 ? "luma of colours, " : "")
                + config.size()
                        .map(size -> "resizing to %d x %d, ".formatted(size.get(0), size.get(1)))
                        .orElse("")
                + "range, mean and deviation";
    }

    private static Examples.Example example(ImageConfig config, RandomGenerator random) {
        int height = random.nextInt(SMALLEST, LARGEST);
        int width = random.nextInt(SMALLEST, LARGEST);
        if (config.size().isEmpty()) {
            height = LARGEST;
            width = LARGEST;
        }
        byte[] rgb = new byte[CHANNELS * height * width];
        random.nextBytes(rgb);
        return new Examples.Example(
                ByteBuffer.wrap(rgb),
                new long[] {height, width, CHANNELS},
                perceived(config, rgb, height, width));
    }

    private static HostTensor perceived(ImageConfig config, byte[] rgb, int height, int width) {
        int plane = height * width;
        float[] values = new float[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            values[i % CHANNELS * plane + i / CHANNELS] = (rgb[i] & 0xff) / MOST;
        }
        ImageSize size = new ImageSize(height, width);
        ImageSize to =
                config.size().map(sides -> new ImageSize(sides.get(0), sides.get(1))).orElse(size);
        Planes planes =
                new Planes(values, CHANNELS, size)
                        .resampled(Geometry.bilinear(size, to))
                        .in(config.channels());
        config.normalization().apply(planes.values());
        return HostTensor.of(planes.values(), planes.channels(), to.height(), to.width());
    }
}
