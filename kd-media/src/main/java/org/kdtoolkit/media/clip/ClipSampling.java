package org.kdtoolkit.media.clip;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.modality.Recipe;

/**
 * Which clips are cut from a video. Every clip has the same number of frames, which the caller
 * hands in, so that one number serves training and evaluation: where a video ends too early, the
 * clip repeats what it has ({@link LoopPadding}).
 *
 * <p>Clips are cut from the list of frames that they are given, so that a {@link FrameStride} holds
 * inside of them too. The published implementation (3D-ResNets-PyTorch, Hara et al., 2018) cuts
 * {@link Sliding} and {@link Even} from consecutive frames instead, even behind a stride, which it
 * thereby undoes; without a stride both agree.
 */
public sealed interface ClipSampling {

    /** Which clips are cut, for a cache. */
    Recipe recipe();

    /**
     * How many clips are cut from a video.
     *
     * @param frames the number of frames that there are, at least 1
     * @param size the number T of a clip's frames, at least 1
     * @return 1 or more
     */
    int clipCount(int frames, int size);

    /**
     * Where a clip begins.
     *
     * @param index the clip, from 0 to {@link #clipCount} - 1
     * @param frames the number of frames that there are, at least 1
     * @param size the number T of a clip's frames, at least 1
     * @param random decides where there is a choice
     * @return the place of its first frame, from 0
     */
    int begin(int index, int frames, int size, RandomGenerator random);

    /**
     * Chooses the frames of one clip; the others cost nothing.
     *
     * @param index the clip, from 0 to {@link #clipCount} - 1
     * @param frames the numbers of a video's frames in order, at least one; not changed
     * @param size the number T of a clip's frames, at least 1
     * @param random decides where there is a choice
     * @return T numbers
     * @throws IndexOutOfBoundsException if there is no such clip
     * @throws IllegalArgumentException if there are no frames, or the size is less than 1
     */
    default int[] clip(int index, int[] frames, int size, RandomGenerator random) {
        LoopPadding padding = new LoopPadding(size);
        padding.requireFrames(frames);
        Objects.checkIndex(index, clipCount(frames.length, size));
        int begin = begin(index, frames.length, size, random);
        int end = (int) Math.min((long) begin + size, frames.length);
        return padding.apply(Arrays.copyOfRange(frames, begin, end));
    }

    /**
     * Chooses the frames of each clip.
     *
     * @param frames the numbers of a video's frames in order, at least one; not changed
     * @param size the number T of a clip's frames, at least 1
     * @param random decides where there is a choice
     * @return {@link #clipCount} clips of T numbers each
     * @throws IllegalArgumentException if there are no frames, or the size is less than 1
     */
    default List<int[]> clips(int[] frames, int size, RandomGenerator random) {
        new LoopPadding(size).requireFrames(frames);
        return IntStream.range(0, clipCount(frames.length, size))
                .mapToObj(index -> clip(index, frames, size, random))
                .toList();
    }

    /**
     * One clip from anywhere, every beginning being equally likely. The published implementation
     * never draws the last one.
     */
    record Random() implements ClipSampling {

        @Override
        public Recipe recipe() {
            return Recipe.of("random");
        }

        @Override
        public int clipCount(int frames, int size) {
            return 1;
        }

        @Override
        public int begin(int index, int frames, int size, RandomGenerator random) {
            return frames > size ? random.nextInt(frames - size + 1) : 0;
        }
    }

    /** One clip from the beginning. */
    record Begin() implements ClipSampling {

        @Override
        public Recipe recipe() {
            return Recipe.of("begin");
        }

        @Override
        public int clipCount(int frames, int size) {
            return 1;
        }

        @Override
        public int begin(int index, int frames, int size, RandomGenerator random) {
            return 0;
        }
    }

    /** One clip from the middle. */
    record Centre() implements ClipSampling {

        @Override
        public Recipe recipe() {
            return Recipe.of("centre");
        }

        @Override
        public int clipCount(int frames, int size) {
            return 1;
        }

        @Override
        public int begin(int index, int frames, int size, RandomGenerator random) {
            return Math.max(0, frames / 2 - size / 2);
        }
    }

    /**
     * Clips that begin at equal distances: ceil((n - 1 - size) / (count - 1)) frames, at least 1.
     * Short videos give clips that overlap, or fewer of them: the first clip that reaches beyond
     * the end is the last.
     */
    record Even(
            @Doc("the most clips of a video") @Default("3") @Range(min = 2, max = 10_000) int count)
            implements ClipSampling {

        @Override
        public Recipe recipe() {
            return Recipe.of("even").with("count", count);
        }

        /** Checks the count. */
        public Even {
            if (count < 2) {
                throw new IllegalArgumentException(
                        "2 clips or more lie evenly, found %d; for one, take the centre"
                                .formatted(count));
            }
        }

        @Override
        public int clipCount(int frames, int size) {
            return Math.min(count, windows(frames, size, stride(frames, size)));
        }

        @Override
        public int begin(int index, int frames, int size, RandomGenerator random) {
            return index * stride(frames, size);
        }

        private int stride(int frames, int size) {
            double rest = frames - 1.0 - size;
            return Math.max(1, (int) Math.ceil(rest / (count - 1)));
        }
    }

    /**
     * Clips one after the other up to the end of the video: the first one that reaches beyond it is
     * the last.
     */
    record Sliding(
            @Doc("frames from one clip's beginning to the next one's; by default a clip's length")
                    @Range(min = 1, max = 1_000_000)
                    Optional<Integer> stride)
            implements ClipSampling {

        @Override
        public Recipe recipe() {
            return Recipe.of("sliding").with("stride", stride);
        }

        /** Checks the stride. */
        public Sliding {
            stride.ifPresent(FrameStride::new);
        }

        @Override
        public int clipCount(int frames, int size) {
            return windows(frames, size, stride.orElse(size));
        }

        @Override
        public int begin(int index, int frames, int size, RandomGenerator random) {
            return index * stride.orElse(size);
        }
    }

    /**
     * How many windows begin at multiples of the stride: each one within the video, and none behind
     * one that reaches beyond its end.
     */
    private static int windows(int frames, int size, int stride) {
        int behindWholeOnes = frames < size ? 0 : (frames - size) / stride + 1;
        return 1 + Math.min(behindWholeOnes, (frames - 1) / stride);
    }
}
