package org.kdtoolkit.datasets.clip;

import org.kdtoolkit.datasets.media.Normalization;
import org.kdtoolkit.datasets.media.Planes;

/**
 * Brings colours to mean 0 and deviation 1, and leaves pixels where they are.
 *
 * @param normalization for the frames' number of channels
 */
record NormalizedColours(Normalization normalization) implements DrawnTransform {

    @Override
    public Planes apply(Planes frame) {
        float[] values = frame.values().clone();
        normalization.apply(values);
        return new Planes(values, frame.channels(), frame.size());
    }
}
