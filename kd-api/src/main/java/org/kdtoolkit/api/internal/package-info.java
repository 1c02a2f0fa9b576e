/** Shared by the toolkit's own modules. Not for plug-ins: it may change with every version. */
package org.kdtoolkit.api.internal;
