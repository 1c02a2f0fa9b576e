package org.kdtoolkit.onnx.input;

import ai.djl.ndarray.types.Shape;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.clip.ClipPipeline;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.modality.VideoConfig;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.onnx.graph.OnnxGraph;

/** Clips [batch, frames, height, width, 3] of red, green and blue in bytes. */
public final class ClipInput implements InputGraph {

    private static final int AXES = 5;
    private static final int CHANNELS = 3;
    private static final int MOST_MORE = 40;

    @Override
    public String kind() {
        return "video";
    }

    @Override
    public Optional<GraphInput> write(OnnxGraph graph, Record settings, Shape sample) {
        VideoConfig config = (VideoConfig) settings;
        ClipPipeline pipeline = config.judged();
        if (!pipeline.steps().stream().allMatch(ClipInput::isFixed)) {
            return Optional.empty();
        }
        String clip =
                graph.input(
                        "clip",
                        DataType.UINT8,
                        List.of(
                                "batch",
                                Integer.toString(config.frames()),
                                "height",
                                "width",
                                "3"));
        Pixels pixels = new Pixels(graph, AXES);
        String values = pixels.inChannels(clip);
        for (FrameTransform step : pipeline.steps()) {
            values = written(graph, step, values);
        }
        return Optional.of(
                new GraphInput(
                        clip,
                        pixels.normalised(values, pipeline.normalization()),
                        "resizing and cropping to %d x %d, range, mean and deviation"
                                .formatted(config.size(), config.size()),
                        "decode the video, choose %d frames for each clip, and average the answers over a video's clips"
                                .formatted(config.frames()),
                        random -> example(config, random)));
    }

    private static boolean isFixed(FrameTransform step) {
        return step instanceof FrameTransform.Resize || step instanceof FrameTransform.CentreCrop;
    }

    private static String written(OnnxGraph graph, FrameTransform step, String frames) {
        return step instanceof FrameTransform.Resize resize
                ? resized(graph, frames, resize.size())
                : cropped(graph, frames, ((FrameTransform.CentreCrop) step).size());
    }

    /** The shorter side becomes so long, and the other one keeps its proportion, rounded down. */
    private static String resized(OnnxGraph graph, String frames, long side) {
        Resizing resizing = new Resizing(graph);
        String height = resizing.length(frames, AXES - 2L);
        String width = resizing.length(frames, AXES - 1L);
        String shorter = graph.add("Min", List.of(height, width));
        return resizing.resized(
                frames,
                AXES,
                inProportion(graph, height, side, shorter),
                inProportion(graph, width, side, shorter));
    }

    private static String inProportion(OnnxGraph graph, String length, long side, String shorter) {
        String product = graph.add("Mul", List.of(length, graph.number(side)));
        return graph.add("Div", List.of(product, shorter));
    }

    /** A square of the middle; halves of a pixel go to the even place. */
    private static String cropped(OnnxGraph graph, String frames, long side) {
        String shape = graph.add("Shape", List.of(frames));
        String axes = graph.numbers(AXES - 2L, AXES - 1L);
        String sizes = graph.add("Gather", List.of(shape, axes));
        String rest = graph.add("Sub", List.of(sizes, graph.number(side)));
        String precise = graph.add("Cast", List.of(rest), Types.to(DataType.DOUBLE));
        String halves = graph.add("Div", List.of(precise, graph.precise(2)));
        String rounded = graph.add("Round", List.of(halves));
        String begin = graph.add("Cast", List.of(rounded), Types.to(DataType.INT64));
        String end = graph.add("Add", List.of(begin, graph.number(side)));
        return graph.add("Slice", List.of(frames, begin, end, axes));
    }

    private static Examples.Example example(VideoConfig config, RandomGenerator random) {
        int height = config.size() + random.nextInt(MOST_MORE);
        int width = config.size() + random.nextInt(MOST_MORE);
        int frame = CHANNELS * height * width;
        ByteBuffer clip = ByteBuffer.allocate(Math.multiplyExact(config.frames(), frame));
        List<Frame> frames = new ArrayList<>();
        for (int t = 0; t < config.frames(); t++) {
            byte[] rgb = new byte[frame];
            random.nextBytes(rgb);
            clip.put(rgb);
            frames.add(new RgbFrame(rgb, new ImageSize(height, width)));
        }
        return new Examples.Example(
                clip.flip(),
                new long[] {config.frames(), height, width, CHANNELS},
                perceived(config, frames, random));
    }

    private static HostTensor perceived(
            VideoConfig config, List<Frame> frames, RandomGenerator random) {
        try {
            return config.judged().apply(frames, random);
        } catch (SampleException e) {
            throw new IllegalStateException("a clip " + e.getMessage(), e);
        }
    }
}
