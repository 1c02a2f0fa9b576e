/**
 * What a plug-in says of itself: a {@link org.kdtoolkit.api.plugin.Plugin} lists its {@link
 * org.kdtoolkit.api.plugin.Provider}s, each a name, a configuration record, a few facts, and a
 * function that creates the component.
 */
@NullMarked
package org.kdtoolkit.api.plugin;

import org.jspecify.annotations.NullMarked;
