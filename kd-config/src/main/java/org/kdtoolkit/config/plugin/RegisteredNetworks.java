package org.kdtoolkit.config.plugin;

import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.BackboneFactory;
import org.kdtoolkit.api.plugin.Kind;

/**
 * Makes the networks that a registry knows, those too that have others in them.
 *
 * @param registry finds their providers
 */
public record RegisteredNetworks(Registry registry) implements BackboneFactory {

    /**
     * {@inheritDoc}
     *
     * @throws UnknownProviderException if there is no provider of that name
     */
    @Override
    public Backbone create(String type, Record settings, BackboneContext context) {
        return registry.create(
                Kind.BACKBONE,
                type,
                settings,
                BackboneContext.of(context.input(), context.classes(), context.manager(), this));
    }
}
