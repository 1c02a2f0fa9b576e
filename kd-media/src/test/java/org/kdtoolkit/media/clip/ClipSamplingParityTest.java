package org.kdtoolkit.media.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.kdtoolkit.testkit.Fixture;

/** Against the frame lists of the published transforms, for many lengths of video. */
class ClipSamplingParityTest {

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream in = Fixture.open("temporal_transforms.json")) {
            List<JsonNode> cases = new ArrayList<>();
            new ObjectMapper().readTree(in).forEach(cases::add);
            assertThat(cases).isNotEmpty();
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void choosesTheSameFrames(JsonNode published) {
        if (published.has("error")) {
            // a division by zero there
            assertThatThrownBy(() -> clips(published)).isInstanceOf(IllegalArgumentException.class);
            return;
        }
        JsonNode out = published.get("out");
        List<int[]> expected = new ArrayList<>();
        if (out.get(0).isArray()) {
            out.forEach(clip -> expected.add(numbers(clip)));
        } else {
            expected.add(numbers(out));
        }
        assertThat(clips(published)).containsExactlyElementsOf(expected);
    }

    private static List<int[]> clips(JsonNode published) {
        int length = published.get("length").intValue();
        int[] frames = new FrameStride(1).of(length);
        JsonNode args = published.get("args");
        int size = args.path("size").intValue();
        return switch (published.get("transform").textValue()) {
            case "LoopPadding" -> List.of(new LoopPadding(size).apply(frames));
            case "TemporalSubsampling" ->
                    List.of(new FrameStride(args.get("stride").intValue()).of(length));
            case "TemporalBeginCrop" -> clips(new ClipSampling.Begin(), frames, size);
            case "TemporalCenterCrop" -> clips(new ClipSampling.Centre(), frames, size);
            case "TemporalEvenCrop" ->
                    clips(new ClipSampling.Even(args.get("n_samples").intValue()), frames, size);
            case "SlidingWindow" -> clips(new ClipSampling.Sliding(stride(args)), frames, size);
            case "Compose" -> behindAStride(args.get("steps"), length);
            default -> throw new IllegalArgumentException("no such transform: " + published);
        };
    }

    /**
     * The published windows undo a stride before them: only their beginnings and the video's end
     * feel it.
     */
    private static List<int[]> behindAStride(JsonNode steps, int length) {
        assertThat(steps).hasSize(2);
        int[] first = arguments("TemporalSubsampling", steps.get(0));
        int[] second = arguments("SlidingWindow", steps.get(1));
        int[] strided = new FrameStride(first[0]).of(length);
        int[] frames = new FrameStride(1).of(strided[strided.length - 1] + 1);
        int stride = first[0] * second[1];
        return clips(new ClipSampling.Sliding(Optional.of(stride)), frames, second[0]);
    }

    /** The numbers of a call such as {@code SlidingWindow(16,16)}. */
    private static int[] arguments(String transform, JsonNode step) {
        String call = step.textValue();
        assertThat(call).startsWith(transform + "(").endsWith(")");
        String list = call.substring(transform.length() + 1, call.length() - 1);
        return Stream.of(list.split(",")).mapToInt(Integer::parseInt).toArray();
    }

    private static List<int[]> clips(ClipSampling sampling, int[] frames, int size) {
        return sampling.clips(frames, size, new SplittableRandom(1));
    }

    private static Optional<Integer> stride(JsonNode args) {
        return Optional.ofNullable(args.get("stride")).map(JsonNode::intValue);
    }

    private static int[] numbers(JsonNode array) {
        int[] numbers = new int[array.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = array.get(i).intValue();
        }
        return numbers;
    }
}
