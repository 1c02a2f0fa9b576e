package org.kdtoolkit.media.modality;

import java.util.Optional;
import org.kdtoolkit.api.data.Subset;

/** Tells what a fixed view depends on besides its file, the excerpt of it and the view's number. */
@FunctionalInterface
interface CacheRecipe {

    /**
     * All of that as text.
     *
     * @return empty if the view is read as fast as it would be read back from a cache
     */
    Optional<String> of(Excerpt excerpt, Subset subset);
}
