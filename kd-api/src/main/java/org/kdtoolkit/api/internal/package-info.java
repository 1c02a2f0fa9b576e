/** Shared by the toolkit's own modules. Not for plug-ins: it may change with every version. */
@NullMarked
package org.kdtoolkit.api.internal;

import org.jspecify.annotations.NullMarked;
