package org.kdtoolkit.config.plugin;

import java.util.List;
import java.util.Objects;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/**
 * A provider and whose it is.
 *
 * @param provider the provider
 * @param plugin what is to be said of its plug-in if it can't be used
 * @param loader the class loader of the plug-in
 */
record Offer(Provider<?, ?> provider, PluginClass plugin, ClassLoader loader) {

    /**
     * Asks a plug-in for all that it provides, so that what does not link or does not work shows
     * here.
     *
     * @throws ConfigurationException if it does not
     */
    static List<Offer> of(Plugin plugin) {
        PluginClass of = PluginClass.of(plugin.getClass());
        try {
            PluginClass.requireComplete(plugin.getClass());
            List<Provider<?, ?>> providers =
                    Objects.requireNonNull(plugin.providers(), "providers() is null");
            // resolves the types of all keys
            providers.forEach(provider -> provider.configuration().getRecordComponents());
            if (providers.isEmpty()) {
                throw new IllegalStateException("providers() is empty");
            }
            return providers.stream()
                    .map(provider -> new Offer(provider, of, plugin.getClass().getClassLoader()))
                    .toList();
        } catch (ConfigurationException e) {
            throw e;
        } catch (LinkageError e) {
            throw of.misfit(e);
        } catch (RuntimeException e) {
            throw of.failure("saying what it provides", e);
        }
    }
}
