/**
 * The service provider interface: {@link org.kdtoolkit.api.plugin.Provider providers} of
 * components, found by name.
 */
@NullMarked
package org.kdtoolkit.api;

import org.jspecify.annotations.NullMarked;
