package org.kdtoolkit.api.modality;

import org.apiguardian.api.API;
import org.kdtoolkit.api.data.TensorCache;

/**
 * What a modality is told when it is created.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public interface ModalityContext {

    /** Its name in the data set, for messages. */
    String name();

    /** Keeps what is made of files. */
    TensorCache cache();

    /**
     * A reader whose fixed views are kept by the cache, where it has {@linkplain MediaReader#recipe
     * a recipe} for them; worth it wherever reading takes longer than reading back.
     *
     * @param reader closed with the returned one
     */
    default MediaReader cached(MediaReader reader) {
        return new CachedReader(reader, cache());
    }

    /** The surroundings of a modality. */
    static ModalityContext of(String name, TensorCache cache) {
        return new ModalitySurroundings(name, cache);
    }
}
