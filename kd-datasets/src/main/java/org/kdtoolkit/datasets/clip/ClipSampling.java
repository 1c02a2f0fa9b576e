package org.kdtoolkit.datasets.clip;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Which clips are cut from a video. Every clip has the same number of frames: where a video ends
 * too early, the clip repeats what it has ({@link LoopPadding}).
 *
 * <p>Clips are cut from the list of frames that they are given, so that a {@link FrameStride} holds
 * inside of them too. The published implementation (3D-ResNets-PyTorch, Hara et al., 2018) cuts
 * {@link Sliding} and {@link Even} from consecutive frames instead, even behind a stride, which it
 * thereby undoes; without a stride both agree.
 */
public sealed interface ClipSampling {

    /** The number T of a clip's frames. */
    int size();

    /**
     * Chooses the frames of each clip.
     *
     * @param frames the numbers of a video's frames in order, at least one; not changed
     * @param random decides where there is a choice
     * @return clips of {@link #size} numbers each, at least one clip
     * @throws IllegalArgumentException if there are no frames
     */
    List<int[]> clips(int[] frames, RandomGenerator random);

    /**
     * One clip from anywhere, every beginning being equally likely. The published implementation
     * never draws the last one.
     *
     * @param size frames of a clip
     */
    record Random(@Doc("frames of a clip") @Default("16") @Range(min = 1) int size)
            implements ClipSampling {

        @Override
        public List<int[]> clips(int[] frames, RandomGenerator random) {
            int begin = frames.length > size ? random.nextInt(frames.length - size + 1) : 0;
            return List.of(window(frames, begin, size));
        }
    }

    /**
     * One clip from the beginning.
     *
     * @param size frames of a clip
     */
    record Begin(@Doc("frames of a clip") @Default("16") @Range(min = 1) int size)
            implements ClipSampling {

        @Override
        public List<int[]> clips(int[] frames, RandomGenerator random) {
            return List.of(window(frames, 0, size));
        }
    }

    /**
     * One clip from the middle.
     *
     * @param size frames of a clip
     */
    record Centre(@Doc("frames of a clip") @Default("16") @Range(min = 1) int size)
            implements ClipSampling {

        @Override
        public List<int[]> clips(int[] frames, RandomGenerator random) {
            int begin = Math.max(0, frames.length / 2 - size / 2);
            return List.of(window(frames, begin, size));
        }
    }

    /**
     * Clips that begin at equal distances: ceil((n - 1 - size) / (count - 1)) frames, at least 1.
     * Short videos give clips that overlap, or fewer of them: the first clip that reaches beyond
     * the end is the last.
     *
     * @param size frames of a clip
     * @param count the most clips, 2 or more
     */
    record Even(
            @Doc("frames of a clip") @Default("16") @Range(min = 1) int size,
            @Doc("the most clips of a video") @Default("3") @Range(min = 2) int count)
            implements ClipSampling {

        /** Checks the count. */
        public Even {
            if (count < 2) {
                throw new IllegalArgumentException(
                        "2 clips or more lie evenly, found %d; for one, take the centre"
                                .formatted(count));
            }
        }

        @Override
        public List<int[]> clips(int[] frames, RandomGenerator random) {
            double rest = frames.length - 1.0 - size;
            return windows(frames, size, Math.max(1, (int) Math.ceil(rest / (count - 1))), count);
        }
    }

    /**
     * Clips one after the other up to the end of the video: the first one that reaches beyond it is
     * the last.
     *
     * @param size frames of a clip
     * @param stride frames from one clip's beginning to the next one's; empty for the size, so that
     *     clips follow each other without overlap
     */
    record Sliding(
            @Doc("frames of a clip") @Default("16") @Range(min = 1) int size,
            @Doc("frames from one clip's beginning to the next one's; by default the size")
                    @Range(min = 1)
                    Optional<Integer> stride)
            implements ClipSampling {

        /** Checks the stride. */
        public Sliding {
            stride.ifPresent(FrameStride::new);
        }

        @Override
        public List<int[]> clips(int[] frames, RandomGenerator random) {
            return windows(frames, size, stride.orElse(size), Integer.MAX_VALUE);
        }
    }

    private static List<int[]> windows(int[] frames, int size, int stride, int most) {
        List<int[]> clips = new ArrayList<>();
        clips.add(window(frames, 0, size));
        // the clip before this beginning was whole, or else nothing comes behind it
        long begin = stride;
        while (clips.size() < most
                && begin < frames.length
                && begin - stride + size <= frames.length) {
            clips.add(window(frames, (int) begin, size));
            begin += stride;
        }
        return clips;
    }

    private static int[] window(int[] frames, int begin, int size) {
        LoopPadding padding = new LoopPadding(size);
        int end = (int) Math.min((long) begin + size, frames.length);
        return padding.apply(Arrays.copyOfRange(frames, begin, end));
    }
}
