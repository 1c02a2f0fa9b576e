package org.kdtoolkit.api.modality;

import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;

/**
 * Draws the views that a modality's configuration names. Of what lasts, a data set first asks how
 * much there is, so that it can choose the same seconds in all modalities. Safe for use from
 * several threads.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface ViewReader {

    /** The shape of each view, by name; -1 where it differs between samples. */
    Map<String, Shape> shapes();

    /**
     * How much of an excerpt's file there is, and how much of it views show.
     *
     * @param views names of views
     * @return empty, as by default, if the file does not last, or does not tell for how long
     * @throws SampleException if the file is missing or broken, or has nothing of it in the excerpt
     */
    default Optional<Span> span(Excerpt excerpt, Collection<String> views) throws SampleException {
        return Optional.empty();
    }

    /**
     * Draws views of one excerpt, which is decoded once for all of them.
     *
     * @param excerpt the seconds that all of the views are of; a sample's own, where there is no
     *     choice
     * @param draws the views, with what is random in each of them
     * @param seed of what all of them have in common, if the excerpt leaves a choice
     * @return one tensor for each draw, in their order
     * @throws SampleException if the file is missing, broken or not of this kind
     */
    List<HostTensor> draw(Excerpt excerpt, List<ViewDraw> draws, long seed) throws SampleException;

    /** One that has no views. */
    static ViewReader none() {
        return NoViews.INSTANCE;
    }
}
