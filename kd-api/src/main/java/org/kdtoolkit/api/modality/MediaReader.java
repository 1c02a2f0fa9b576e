package org.kdtoolkit.api.modality;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;

/**
 * Reads a modality's files. Safe for use from several threads.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface MediaReader extends AutoCloseable {

    /** The shape of every tensor that {@link #read} returns; -1 where it differs. */
    Shape shape();

    /**
     * How many fixed views there are of an excerpt; by default one.
     *
     * @throws SampleException if that can't be found out
     */
    default int views(Excerpt excerpt, Subset subset) throws SampleException {
        return 1;
    }

    /** Whether drawn views differ from the first fixed one; by default they do not. */
    default boolean draws(Subset subset) {
        return false;
    }

    /**
     * Whether an excerpt is all of a file that nothing else is in; by default whether it is whole.
     */
    default boolean isWholeFile(Excerpt excerpt) {
        return excerpt.isWhole();
    }

    /**
     * What a {@linkplain ModalityContext#cached cache} knows fixed views by: all that they depend
     * on besides the file's content, its ending, the excerpt and the view's number.
     *
     * @return empty, as by default, if a view is read as fast as it would be read back from a cache
     */
    default Optional<Recipe> recipe(Excerpt excerpt, Subset subset) {
        return Optional.empty();
    }

    /**
     * Reads an excerpt in one view.
     *
     * @throws SampleException if the file is missing, broken, not of this kind, or has nothing of
     *     it in the excerpt; the message names it
     */
    HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException;

    /** Closes files that were kept open; by default there are none. */
    @Override
    default void close() {}
}
