package org.kdtoolkit.media.clip;

import java.util.List;
import org.kdtoolkit.media.pixels.Planes;

/**
 * Transforms one after the other, none of which changes the size.
 *
 * @param steps in order
 */
record Composed(List<DrawnTransform> steps) implements DrawnTransform {

    @Override
    public Planes apply(Planes frame) {
        Planes changed = frame;
        for (DrawnTransform step : steps) {
            changed = step.apply(changed);
        }
        return changed;
    }
}
