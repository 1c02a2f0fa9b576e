package org.kdtoolkit.media.modality;

import java.util.random.RandomGenerator;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.modality.Excerpt;

/** Makes the views of an excerpt that are learnt from. Safe for use from several threads. */
@FunctionalInterface
interface DrawnViews {

    /**
     * Draws a view.
     *
     * @param random what the view depends on besides the excerpt
     * @throws SampleException if the excerpt can't be read, or not be transformed
     */
    HostTensor draw(Excerpt excerpt, RandomGenerator random) throws SampleException;
}
