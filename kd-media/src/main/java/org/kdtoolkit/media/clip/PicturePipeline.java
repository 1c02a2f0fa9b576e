package org.kdtoolkit.media.clip;

import java.util.List;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;

/**
 * What single pictures go through: the steps that frames of clips go through, for a picture of one
 * or three channels. Safe for use from several threads, each with its own source of random numbers.
 *
 * @param steps what is done to a picture, in order
 */
public record PicturePipeline(List<FrameTransform> steps) {

    /** Copies the steps. */
    public PicturePipeline {
        steps = List.copyOf(steps);
    }

    /** Whether a step decides how large pictures come out, however large they were. */
    public boolean resizes() {
        return steps.stream().anyMatch(FrameTransform::resizes);
    }

    /**
     * How large pictures come out.
     *
     * @throws SampleException if pictures of that size are too small for a step
     */
    public ImageSize size(ImageSize picture, RandomGenerator random) throws SampleException {
        return DrawnSteps.draw(steps, picture, random).size();
    }

    /**
     * Transforms a picture.
     *
     * @param picture values from 0 to 1; not changed
     * @param random decides where there is a choice
     * @return values from 0 to 1, an array of its own
     * @throws SampleException if the picture is too small for a step; the message goes on behind
     *     the file's name
     */
    public Planes apply(Planes picture, RandomGenerator random) throws SampleException {
        return DrawnSteps.draw(steps, picture.size(), random).changed(picture);
    }
}
