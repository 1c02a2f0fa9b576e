package org.kdtoolkit.api.model;

import org.apiguardian.api.API;
import org.kdtoolkit.api.ConfigurationException;

/**
 * Makes backbones, for teachers that are networks of the toolkit, and for networks that have others
 * in them.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
@FunctionalInterface
public interface BackboneFactory {

    /**
     * Makes a backbone.
     *
     * @param type the name of its provider
     * @param settings the provider's configuration
     * @param context the backbone's surroundings
     * @throws ConfigurationException if there is no such provider, or the configuration does not
     *     fit the context
     */
    Backbone create(String type, Record settings, BackboneContext context);

    /** One that knows no networks. */
    static BackboneFactory none() {
        return (type, settings, context) -> {
            throw new ConfigurationException("there is no backbone '%s'".formatted(type));
        };
    }
}
