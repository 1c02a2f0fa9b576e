package org.kdtoolkit.media.clip;

import java.util.List;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Recipe;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.FrameResampler;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Normalization;
import org.kdtoolkit.media.video.Video;

/**
 * From a video to the clips that a network sees. What is random is drawn once for a clip, and holds
 * for all of its frames. Safe for use from several threads, each with its own video and source of
 * random numbers.
 *
 * <p>Steps that move pixels become one movement for the whole clip, whatever their number, and
 * normalisation goes with it; so a decoded frame is read once and its values are written once, to
 * their place in the clip. Only a change of colours, and what follows it, takes frames of its own.
 *
 * @param steps what is done to each frame, in order
 * @param normalization of red, green and blue, behind all steps
 */
public record ClipPipeline(List<FrameTransform> steps, Normalization normalization) {

    private static final int CHANNELS = 3;

    /** Copies the steps, and checks that three channels are normalised. */
    public ClipPipeline {
        steps = List.copyOf(steps);
        if (normalization.channels() != CHANNELS) {
            throw new IllegalArgumentException(
                    "%d means for frames of %d channels"
                            .formatted(normalization.channels(), CHANNELS));
        }
    }

    /** A pipeline whose clips have values from 0 to 1. */
    public static ClipPipeline of(List<FrameTransform> steps) {
        return new ClipPipeline(steps, Normalization.none(CHANNELS));
    }

    /** What is done to frames, for a cache. */
    public Recipe recipe() {
        return Recipe.of("pipeline")
                .withSteps("steps", steps.stream().map(FrameTransform::recipe).toList())
                .withNumbers("mean", normalization.mean())
                .withNumbers("std", normalization.deviation());
    }

    /**
     * How large frames come out.
     *
     * @param frame the size of a video's frames
     * @param random decides where there is a choice
     * @throws SampleException if frames of that size are too small for a step
     */
    public ImageSize size(ImageSize frame, RandomGenerator random) throws SampleException {
        return DrawnSteps.draw(steps, frame, random).size();
    }

    /**
     * Reads a clip.
     *
     * @param video to read from
     * @param frames the numbers of the T frames, at least one
     * @param random decides where there is a choice
     * @return [3, T, H, W] red, green and blue, from 0 to 1 unless normalised
     * @throws SampleException if a frame is broken, or the frames are too small for a step, which
     *     the message says without the video's name
     */
    public HostTensor read(Video video, int[] frames, RandomGenerator random)
            throws SampleException {
        return apply(video.read(frames), random);
    }

    /**
     * Makes a clip of frames.
     *
     * @param decoded the T frames, at least one, all of one size
     * @param random decides where there is a choice
     * @return as {@link #read}
     * @throws SampleException if the frames are too small for a step; the message goes on behind
     *     the video's name
     */
    public HostTensor apply(List<Frame> decoded, RandomGenerator random) throws SampleException {
        if (decoded.isEmpty()) {
            throw new IllegalArgumentException("a clip has 1 frame or more, found 0");
        }
        DrawnSteps drawn = DrawnSteps.draw(steps, decoded.get(0).size(), random);
        ImageSize size = drawn.size();
        int plane = size.height() * size.width();
        float[] clip = new float[Math.multiplyExact(CHANNELS * decoded.size(), plane)];
        if (drawn.rest().isEmpty()) {
            FrameResampler resampler = new FrameResampler(drawn.geometry(), normalization);
            for (int t = 0; t < decoded.size(); t++) {
                resampler.apply(decoded.get(t), clip, t * plane, decoded.size() * plane);
            }
        } else {
            FrameResampler resampler =
                    new FrameResampler(drawn.geometry(), Normalization.none(CHANNELS));
            for (int t = 0; t < decoded.size(); t++) {
                float[] changed = drawn.changed(decoded.get(t), resampler).values();
                normalization.apply(changed);
                for (int channel = 0; channel < CHANNELS; channel++) {
                    int to = (channel * decoded.size() + t) * plane;
                    System.arraycopy(changed, channel * plane, clip, to, plane);
                }
            }
        }
        return HostTensor.of(clip, CHANNELS, decoded.size(), size.height(), size.width());
    }
}
