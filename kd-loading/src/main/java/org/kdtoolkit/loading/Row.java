package org.kdtoolkit.loading;

import org.kdtoolkit.api.data.View;

/**
 * One row of a batch.
 *
 * @param index the sample
 * @param view how it is looked at
 */
record Row(int index, View view) {}
