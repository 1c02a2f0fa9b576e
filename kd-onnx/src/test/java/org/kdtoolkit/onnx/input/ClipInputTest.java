package org.kdtoolkit.onnx.input;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.ndarray.types.Shape;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.clip.FrameTransform;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.RgbFrame;
import org.kdtoolkit.media.modality.ClipConfig;
import org.kdtoolkit.media.modality.VideoConfig;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.onnx.graph.OnnxGraph;

class ClipInputTest {

    private static final Offset<Float> ROUNDING = Offset.offset(2e-5f);

    private static VideoConfig clips(int size, Optional<List<FrameTransform>> transforms) {
        ClipConfig byDefault = new ClipConfig(Optional.empty(), Optional.empty());
        return new VideoConfig(
                3,
                Optional.empty(),
                1,
                size,
                List.of(0.485, 0.456, 0.406),
                List.of(0.229, 0.224, 0.225),
                byDefault,
                byDefault,
                new ClipConfig(Optional.empty(), transforms));
    }

    @ParameterizedTest
    @CsvSource({"12, 12", "60, 80", "80, 60", "13, 12", "17, 40", "5, 6", "241, 320"})
    void framesOfAnySizeArePerceivedAsOurReadersDo(int height, int width)
            throws OrtException, SampleException {
        compare(clips(12, Optional.empty()), height, width);
    }

    @ParameterizedTest
    @CsvSource({"20, 20", "60, 81", "81, 60", "21, 40"})
    void stepsOfAConfigurationAreTaken(int height, int width) throws OrtException, SampleException {
        List<FrameTransform> steps =
                List.of(
                        new FrameTransform.CentreCrop(19),
                        new FrameTransform.Resize(17),
                        new FrameTransform.CentreCrop(12));
        compare(clips(12, Optional.of(steps)), height, width);
    }

    private static void compare(VideoConfig config, int height, int width)
            throws OrtException, SampleException {
        SplittableRandom random = new SplittableRandom(4);
        ByteBuffer clip = ByteBuffer.allocateDirect(3 * height * width * 3);
        List<Frame> frames = new ArrayList<>();
        for (int t = 0; t < 3; t++) {
            byte[] rgb = new byte[height * width * 3];
            random.nextBytes(rgb);
            clip.put(rgb);
            frames.add(new RgbFrame(rgb, new ImageSize(height, width)));
        }
        Examples.Example example =
                new Examples.Example(
                        clip.flip(),
                        new long[] {3, height, width, 3},
                        config.judged().apply(frames, random));

        try (PerceivedByGraph graph = new PerceivedByGraph(new ClipInput(), config, 5)) {
            assertThat(graph.of(example)).containsExactly(example.perceived().values(), ROUNDING);
        }
    }

    @Test
    void theExamplesAreOfTheirOwnShapes() throws OrtException {
        SplittableRandom random = new SplittableRandom(5);
        try (PerceivedByGraph graph =
                new PerceivedByGraph(new ClipInput(), clips(12, Optional.empty()), 5)) {
            Examples.Example example = graph.input().examples().draw(random);
            assertThat(graph.of(example)).containsExactly(example.perceived().values(), ROUNDING);
            assertThat(graph.input().inside())
                    .isEqualTo("resizing and cropping to 12 x 12, range, mean and deviation");
            assertThat(graph.input().outside())
                    .isEqualTo(
                            "decode the video, choose 3 frames for each clip, and average the"
                                    + " answers over a video's clips");
        }
    }

    @Test
    void stepsThatAreNoMovementsAreLeftToOthers() {
        VideoConfig config =
                clips(
                        12,
                        Optional.of(
                                List.of(
                                        new FrameTransform.Resize(12),
                                        new FrameTransform.CentreCrop(12),
                                        new FrameTransform.Flip(0.5))));
        OnnxGraph graph = new OnnxGraph("input");

        assertThat(new ClipInput().write(graph, config, new Shape(3, 3, 12, 12))).isEmpty();
        assertThat(graph.model("test", "1", Map.of()).getGraph().getInputCount()).isZero();
    }
}
