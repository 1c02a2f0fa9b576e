package org.kdtoolkit.api.modality;

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
 * @param cache keeps fixed views
 */
record CachedReader(MediaReader reader, TensorCache cache) implements MediaReader {

    /** Goes up whenever what is common to all recipes comes to mean something else. */
    private static final int VERSION = 3;

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
    public boolean isWholeFile(Excerpt excerpt) {
        return reader.isWholeFile(excerpt);
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        if (view instanceof View.Drawn && draws(subset)) {
            return reader.read(excerpt, subset, view);
        }
        View.Fixed fixed = view instanceof View.Fixed of ? of : View.FIRST;
        Optional<Recipe> recipe = reader.recipe(excerpt, subset);
        return recipe.isPresent()
                ? cache.get(
                        excerpt.file(),
                        recipe(excerpt, fixed, recipe.get()).toString(),
                        () -> reader.read(excerpt, subset, fixed))
                : reader.read(excerpt, subset, fixed);
    }

    private static Recipe recipe(Excerpt excerpt, View.Fixed view, Recipe recipe) {
        Recipe of = Recipe.of("view").with("version", VERSION).with("ending", ending(excerpt));
        if (!excerpt.isWhole()) {
            Segment segment = excerpt.segment();
            of = of.with("start", segment.start()).with("end", segment.end());
        }
        return of.with("number", view.number()).with("of", recipe);
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
