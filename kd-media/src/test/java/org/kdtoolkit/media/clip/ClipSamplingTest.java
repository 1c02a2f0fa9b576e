package org.kdtoolkit.media.clip;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
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
                new ClipSampling.Random(),
                new ClipSampling.Begin(),
                new ClipSampling.Centre(),
                new ClipSampling.Even(3),
                new ClipSampling.Sliding(Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void refusesAVideoWithoutFrames(ClipSampling sampling) {
        assertThatThrownBy(() -> sampling.clips(new int[0], SIZE, new SplittableRandom(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there are no frames that could be repeated");
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void repeatsTheOnlyFrame(ClipSampling sampling) {
        assertThat(sampling.clips(new int[] {7}, SIZE, new SplittableRandom(1)))
                .containsExactly(new int[] {7, 7, 7, 7});
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void keepsTheStrideInsideOfAClip(ClipSampling sampling) {
        int[] frames = new FrameStride(3).of(36);
        for (int[] clip : sampling.clips(frames, SIZE, new SplittableRandom(1))) {
            for (int i = 1; i < clip.length; i++) {
                assertThat(clip[i] - clip[i - 1]).isEqualTo(3);
            }
        }
    }

    @Test
    void drawsEveryBeginningAndTheSameForTheSameSeed() {
        ClipSampling sampling = new ClipSampling.Random();
        int[] frames = new FrameStride(1).of(6);
        TreeSet<Integer> begins = new TreeSet<>();
        for (int seed = 0; seed < 50; seed++) {
            int[] clip = sampling.clips(frames, SIZE, new SplittableRandom(seed)).get(0);
            assertThat(clip).hasSize(SIZE);
            assertThat(sampling.clips(frames, SIZE, new SplittableRandom(seed)))
                    .containsExactly(clip);
            begins.add(clip[0]);
        }
        assertThat(begins).containsExactly(0, 1, 2);
    }

    @ParameterizedTest
    @MethodSource("samplings")
    void cutsEachClipAlone(ClipSampling sampling) {
        int[] frames = new FrameStride(2).of(37);
        List<int[]> clips = sampling.clips(frames, SIZE, new SplittableRandom(1));
        assertThat(clips).hasSize(sampling.clipCount(frames.length, SIZE));
        for (int i = 0; i < clips.size(); i++) {
            assertThat(sampling.clip(i, frames, SIZE, new SplittableRandom(1)))
                    .containsExactly(clips.get(i));
        }
        assertThatThrownBy(() -> sampling.clip(clips.size(), frames, SIZE, new SplittableRandom(1)))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void refusesSizesStridesAndCountsThatMakeNoClips() {
        assertThatThrownBy(() -> new LoopPadding(0))
                .hasMessage("a clip has 1 frame or more, found 0");
        assertThatThrownBy(() -> new FrameStride(0))
                .hasMessage("the stride must be 1 or more, found 0");
        assertThatThrownBy(() -> new ClipSampling.Sliding(Optional.of(0)))
                .hasMessage("the stride must be 1 or more, found 0");
        assertThatThrownBy(() -> new ClipSampling.Even(1))
                .hasMessage("2 clips or more lie evenly, found 1; for one, take the centre");
    }

    @Test
    void survivesTheLargestNumbers() {
        int[] frames = {0, 1, 2};
        assertThat(new FrameStride(Integer.MAX_VALUE).of(5)).containsExactly(0);
        assertThat(
                        new ClipSampling.Sliding(Optional.of(Integer.MAX_VALUE))
                                .clips(frames, 1, new SplittableRandom(1)))
                .containsExactly(new int[] {0});
        int most = Integer.MAX_VALUE;
        assertThat(new ClipSampling.Sliding(Optional.of(1)).clipCount(most, most)).isEqualTo(2);
        assertThat(new ClipSampling.Sliding(Optional.of(1)).clipCount(most, 1)).isEqualTo(most);
        assertThat(new ClipSampling.Even(most).clipCount(most, 1)).isEqualTo(most);
        assertThat(new ClipSampling.Begin().clip(0, frames, 5, new SplittableRandom(1)))
                .containsExactly(0, 1, 2, 0, 1);
    }
}
