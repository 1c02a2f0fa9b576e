package org.kdtoolkit.api.plugin;

import org.apiguardian.api.API;

/**
 * Creates a component, ready for use.
 *
 * @param <C> the configuration
 * @param <X> what the component is told about its surroundings
 * @param <T> the component
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@FunctionalInterface
public interface Creation<C extends Record, X, T> {

    /**
     * Creates the component.
     *
     * @param configuration a checked configuration: required keys are there, values are in range
     * @param context the component's surroundings
     * @return the component; arrays that it holds belong to the context's manager
     * @throws org.kdtoolkit.api.ConfigurationException if the configuration does not fit the
     *     context
     * @throws org.kdtoolkit.api.data.DataException if a file that it needs can't be used
     */
    T create(C configuration, X context);
}
