/** How a trained student is judged. */
@NullMarked
package org.kdtoolkit.api.eval;

import org.jspecify.annotations.NullMarked;
