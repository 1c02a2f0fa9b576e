package org.kdtoolkit.api;

/**
 * Offers one component under a name. A plug-in is a provider and the provider's class name in
 * {@code META-INF/services/org.kdtoolkit.api.Provider}.
 *
 * <p>A provider has a public constructor without parameters, no state, and is safe to call from
 * several threads.
 *
 * <p>The manifest of a plug-in's jar may say, as {@code Kd-Api-Version}, which version of this
 * interface it was built against. If the plug-in does not fit, the message repeats it.
 *
 * @param <C> the configuration: a record whose components are the keys of the YAML node, see {@link
 *     org.kdtoolkit.api.config}
 * @param <X> what the component is told about its surroundings
 * @param <T> the component
 */
public interface Provider<C extends Record, X, T> {

    /** The kind of component; one of the constants of {@link Kind}. */
    Kind<X, T> kind();

    /**
     * The name in the YAML file: lower case letters, digits and {@code -}, beginning with a letter;
     * unique among the providers of the kind.
     */
    String name();

    /** The record that the YAML node is bound to. */
    Class<C> configuration();

    /**
     * Creates the component, ready for use.
     *
     * @param configuration a checked configuration: required keys are there, values are in range
     * @param context the component's surroundings
     * @return the component; arrays that it holds belong to the context's manager
     * @throws ConfigurationException if the configuration does not fit the context
     * @throws org.kdtoolkit.api.data.DataException if a file that it needs can't be used
     */
    T create(C configuration, X context);

    /**
     * Whether the component computes on an engine. An experiment that brings the two together where
     * this is false is refused before anything runs.
     *
     * @param engine as DJL names it, such as {@code PyTorch} or {@code MXNet}
     */
    default boolean runsOn(String engine) {
        return true;
    }

    /** One line that says what the component does; shown by {@code kd list}. */
    default String summary() {
        return "";
    }

    /**
     * The publication that the component follows: authors, title and year, such as "Hinton et al.,
     * Distilling the Knowledge in a Neural Network, 2015". {@code kd list} leaves out the title.
     * May be empty.
     */
    default String source() {
        return "";
    }
}
