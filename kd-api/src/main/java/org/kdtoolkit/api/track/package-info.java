/** Tells others, such as TensorBoard or a tracking server, how trials get on. */
@NullMarked
package org.kdtoolkit.api.track;

import org.jspecify.annotations.NullMarked;
