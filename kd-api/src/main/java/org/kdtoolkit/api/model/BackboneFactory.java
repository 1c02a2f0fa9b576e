package org.kdtoolkit.api.model;

/** Makes backbones, for teachers that are networks of the toolkit. */
@FunctionalInterface
public interface BackboneFactory {

    /**
     * Makes a backbone.
     *
     * @param type the name of its provider
     * @param settings the provider's configuration
     * @param context the backbone's surroundings
     * @throws org.kdtoolkit.api.ConfigurationException if there is no such provider, or the
     *     configuration does not fit the context
     */
    Backbone create(String type, Record settings, BackboneContext context);
}
