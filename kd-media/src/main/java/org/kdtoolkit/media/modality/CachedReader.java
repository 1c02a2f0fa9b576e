package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.Optional;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.TensorCache;
import org.kdtoolkit.api.data.View;

/**
 * Fixed views through a cache. Drawn ones never come back, and are read each time.
 *
 * @param reader reads what is not in the cache
 * @param recipe what its fixed views depend on
 * @param cache keeps them
 */
record CachedReader(MediaReader reader, CacheRecipe recipe, TensorCache cache)
        implements MediaReader {

    /** Goes up whenever a decoder or transform gives another tensor than before. */
    private static final int VERSION = 2;

    @Override
    public Shape shape() {
        return reader.shape();
    }

    @Override
    public int views(Excerpt excerpt, Subset subset) throws SampleException {
        return reader.views(excerpt, subset);
    }

    @Override
    public boolean draws(Subset subset) {
        return reader.draws(subset);
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        if (view instanceof View.Drawn && draws(subset)) {
            return reader.read(excerpt, subset, view);
        }
        View.Fixed fixed = view instanceof View.Fixed of ? of : View.FIRST;
        Optional<String> dependsOn = recipe.of(excerpt, subset);
        return dependsOn.isPresent()
                ? cache.get(
                        excerpt.file(),
                        "%d %s %s %s %s"
                                .formatted(
                                        VERSION,
                                        ending(excerpt),
                                        excerpt.segment(),
                                        fixed,
                                        dependsOn.get()),
                        () -> reader.read(excerpt, subset, fixed))
                : reader.read(excerpt, subset, fixed);
    }

    /** By which decoders are chosen. */
    private static String ending(Excerpt excerpt) {
        String name = excerpt.file().getFileName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    @Override
    public void close() {
        reader.close();
    }
}
