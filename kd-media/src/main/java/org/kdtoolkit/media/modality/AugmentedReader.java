package org.kdtoolkit.media.modality;

import ai.djl.ndarray.types.Shape;
import java.util.SplittableRandom;
import org.kdtoolkit.api.data.HostTensor;
import org.kdtoolkit.api.data.SampleException;
import org.kdtoolkit.api.data.Subset;
import org.kdtoolkit.api.data.View;
import org.kdtoolkit.api.modality.Excerpt;
import org.kdtoolkit.api.modality.MediaReader;

/**
 * Excerpts of one fixed view, seen anew each time that they are learnt from. What is drawn depends
 * on the view's seed alone. It never reaches a cache: what it is made of may come from one.
 *
 * @param fixed reads excerpts as they are
 * @param drawn makes the views to learn from
 */
record AugmentedReader(MediaReader fixed, DrawnViews drawn) implements MediaReader {

    @Override
    public Shape shape() {
        return fixed.shape();
    }

    @Override
    public int views(Excerpt excerpt, Subset subset) throws SampleException {
        return fixed.views(excerpt, subset);
    }

    @Override
    public boolean draws(Subset subset) {
        return subset == Subset.TRAIN;
    }

    @Override
    public boolean isWholeFile(Excerpt excerpt) {
        return fixed.isWholeFile(excerpt);
    }

    @Override
    public HostTensor read(Excerpt excerpt, Subset subset, View view) throws SampleException {
        return view instanceof View.Drawn of && draws(subset)
                ? drawn.draw(excerpt, new SplittableRandom(of.seed()))
                : fixed.read(excerpt, subset, View.FIRST);
    }

    @Override
    public void close() {
        fixed.close();
    }
}
