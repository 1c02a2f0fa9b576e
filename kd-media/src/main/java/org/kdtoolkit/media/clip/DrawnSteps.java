package org.kdtoolkit.media.clip;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.media.frame.Frame;
import org.kdtoolkit.media.frame.FrameResampler;
import org.kdtoolkit.media.pixels.Geometry;
import org.kdtoolkit.media.pixels.ImageSize;
import org.kdtoolkit.media.pixels.Planes;

/**
 * The steps of one clip, with nothing random left in them.
 *
 * @param geometry all movements before {@link #rest}
 * @param rest the first change of colours and everything behind it
 * @param size of the frames in the end
 */
record DrawnSteps(Geometry geometry, List<DrawnTransform> rest, ImageSize size) {

    static DrawnSteps draw(List<FrameTransform> steps, ImageSize frame, RandomGenerator random)
            throws SampleException {
        Geometry geometry = Geometry.identity(frame);
        List<DrawnTransform> rest = new ArrayList<>();
        ImageSize size = frame;
        for (FrameTransform step : steps) {
            DrawnTransform drawn = step.draw(size, random);
            if (drawn instanceof Warp warp) {
                size = warp.geometry().size();
            }
            if (rest.isEmpty() && drawn instanceof Warp warp) {
                geometry = geometry.then(warp.geometry());
            } else {
                rest.add(drawn);
            }
        }
        return new DrawnSteps(geometry, rest, size);
    }

    /**
     * A frame after all steps.
     *
     * @param resampler moves pixels by {@link #geometry}
     */
    Planes changed(Frame frame, FrameResampler resampler) {
        ImageSize moved = geometry.size();
        int plane = moved.height() * moved.width();
        float[] values = new float[3 * plane];
        resampler.apply(frame, values, 0, plane);
        return new Composed(rest).apply(new Planes(values, 3, moved));
    }

    /** A picture after all steps, in an array of its own. */
    Planes changed(Planes picture) {
        return new Composed(rest).apply(picture.resampled(geometry));
    }
}
