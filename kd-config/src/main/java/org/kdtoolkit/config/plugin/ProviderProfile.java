package org.kdtoolkit.config.plugin;

import java.util.Objects;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;

/**
 * What a provider says of itself.
 *
 * @param kind what it provides
 * @param name under which name; not yet looked at
 */
record ProviderProfile(Kind<?, ?> kind, String name) {

    /**
     * Asks for all that there is to be asked for, so that what does not link or does not work shows
     * here.
     *
     * @throws ConfigurationException if it does not
     */
    static ProviderProfile of(Provider<?, ?, ?> provider) {
        PluginClass plugin = PluginClass.of(provider.getClass());
        try {
            PluginClass.requireComplete(provider.getClass());
            // resolves the types of all keys
            answer("configuration()", provider.configuration()).getRecordComponents();
            answer("summary()", provider.summary());
            answer("source()", provider.source());
            return new ProviderProfile(answer("kind()", provider.kind()), provider.name());
        } catch (ConfigurationException e) {
            throw e;
        } catch (LinkageError e) {
            throw plugin.misfit(e);
        } catch (RuntimeException e) {
            throw plugin.failure("saying what it provides", e);
        }
    }

    private static <T> T answer(String question, T answer) {
        return Objects.requireNonNull(answer, () -> question + " is null");
    }
}
