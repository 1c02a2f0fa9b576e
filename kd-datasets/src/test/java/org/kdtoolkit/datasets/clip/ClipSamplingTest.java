package org.kdtoolkit.datasets.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClipSamplingTest {

    private static final int SIZE = 4;

    static Stream<ClipSampling> samplings() {
        return Stream.of(
                new ClipSampling.Random(SIZE),
                new ClipSampling.Begin(SIZE),
                new ClipSampling.Centre(SIZE),
                new ClipSampling.Even(SIZE, 3),
                new ClipSampling.Sliding(SIZE, Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void refusesAVideoWithoutFrames(ClipSampling sampling) {
        assertThatThrownBy(() -> sampling.clips(new int[0], new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no frames that could be repeated");
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void repeatsTheOnlyFrame(ClipSampling sampling) {
        assertThat(sampling.clips(new int[] {7}, new SplittableRandom(1)))
                .containsExactly(new int[] {7, 7, 7, 7});
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void keepsTheStrideInsideOfAClip(ClipSampling sampling) {
        int[] frames = new FrameStride(3).of(36);
        for (int[] clip : sampling.clips(frames, new SplittableRandom(1))) {
            for (int i = 1; i < clip.length; i++) {
                assertThat(clip[i] - clip[i - 1]).isEqualTo(3);
            }
        }
    }

    @Test
    void drawsEveryBeginningAndTheSameForTheSameSeed() {
        ClipSampling sampling = new ClipSampling.Random(SIZE);
        int[] frames = new FrameStride(1).of(6);
        TreeSet<Integer> begins = new TreeSet<>();
        for (int seed = 0; seed < 50; seed++) {
            int[] clip = sampling.clips(frames, new SplittableRandom(seed)).get(0);
            assertThat(clip).hasSize(SIZE);
            assertThat(sampling.clips(frames, new SplittableRandom(seed))).containsExactly(clip);
            begins.add(clip[0]);
        }
        assertThat(begins).containsExactly(0, 1, 2);
    }

    @Test
    void refusesSizesStridesAndCountsThatMakeNoClips() {
        assertThatThrownBy(() -> new LoopPadding(0))
                .hasMessage("a clip has 1 frame or more, found 0");
        assertThatThrownBy(() -> new FrameStride(0))
                .hasMessage("the stride must be 1 or more, found 0");
        assertThatThrownBy(() -> new ClipSampling.Sliding(SIZE, Optional.of(0)))
                .hasMessage("the stride must be 1 or more, found 0");
        assertThatThrownBy(() -> new ClipSampling.Even(SIZE, 1))
                .hasMessage("2 clips or more lie evenly, found 1; for one, take the centre");
    }

    @Test
    void survivesTheLargestNumbers() {
        int[] frames = {0, 1, 2};
        assertThat(new FrameStride(Integer.MAX_VALUE).of(5)).containsExactly(0);
        assertThat(
                        new ClipSampling.Sliding(1, Optional.of(Integer.MAX_VALUE))
                                .clips(frames, new SplittableRandom(1)))
                .containsExactly(new int[] {0});
    }
}
