/**
 * The service provider interface: {@link org.kdtoolkit.api.plugin.Provider providers} of
 * components, found by name.
 */
package org.kdtoolkit.api;
