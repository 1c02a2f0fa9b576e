/**
 * The service provider interface: {@link org.kdtoolkit.api.Provider providers} of components, and
 * the {@link org.kdtoolkit.api.Registry registry} that finds them by name.
 */
package org.kdtoolkit.api;
