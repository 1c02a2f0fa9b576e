package org.kdtoolkit.loading;

import org.kdtoolkit.api.data.View;

/**
 * One row of a batch.
 *
 * @param index the sample
 * @param view how it is looked at
 */
record Row(int index, View view) {

    /** What named views are drawn from, always the same of a fixed view. */
    long seed() {
        return view instanceof View.Drawn drawn ? drawn.seed() : ((View.Fixed) view).number();
    }
}
