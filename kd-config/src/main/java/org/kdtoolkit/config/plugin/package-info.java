/**
 * The {@link org.kdtoolkit.config.plugin.Registry registry}: providers by kind and name, found on
 * the class path or given one by one.
 */
package org.kdtoolkit.config.plugin;
