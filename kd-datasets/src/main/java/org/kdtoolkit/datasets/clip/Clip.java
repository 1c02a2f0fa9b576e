package org.kdtoolkit.datasets.clip;

import java.util.List;
import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.datasets.media.ImageSize;
import org.kdtoolkit.datasets.media.Planes;

/**
 * The frames of a clip, all of one size.
 *
 * @param frames at least one
 */
public record Clip(List<Planes> frames) {

    /** Copies the list and checks that there are frames and that all have one size. */
    public Clip {
        frames = List.copyOf(frames);
        if (frames.isEmpty()) {
            throw new IllegalArgumentException("a clip has 1 frame or more, found 0");
        }
        Planes first = frames.get(0);
        for (Planes frame : frames) {
            if (frame.channels() != first.channels() || !frame.size().equals(first.size())) {
                throw new IllegalArgumentException(
                        "the frames of a clip have one size, found %d channels of %s and %d of %s"
                                .formatted(
                                        first.channels(),
                                        first.size(),
                                        frame.channels(),
                                        frame.size()));
            }
        }
    }

    /**
     * Applies steps one after the other; each is drawn once, and then does the same to every frame.
     *
     * @param random decides where there is a choice
     * @throws SampleException if the frames are too small for a step
     */
    public Clip transformed(List<FrameTransform> steps, RandomGenerator random)
            throws SampleException {
        List<Planes> current = frames;
        for (FrameTransform step : steps) {
            DrawnTransform drawn = step.draw(current.get(0).size(), random);
            current = current.stream().map(drawn::apply).toList();
        }
        return new Clip(current);
    }

    /** All frames as one tensor [C, T, H, W]. */
    public HostTensor tensor() {
        Planes first = frames.get(0);
        ImageSize size = first.size();
        int plane = size.height() * size.width();
        float[] values = new float[first.values().length * frames.size()];
        for (int t = 0; t < frames.size(); t++) {
            for (int channel = 0; channel < first.channels(); channel++) {
                System.arraycopy(
                        frames.get(t).values(),
                        channel * plane,
                        values,
                        (channel * frames.size() + t) * plane,
                        plane);
            }
        }
        return HostTensor.of(values, first.channels(), frames.size(), size.height(), size.width());
    }
}
