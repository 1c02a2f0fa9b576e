/** Data sets, samples and batches. */
@NullMarked
package org.kdtoolkit.api.data;

import org.jspecify.annotations.NullMarked;
