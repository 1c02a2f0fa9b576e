package org.kdtoolkit.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Maps names to providers. Providers are added one by one, or found by {@link ServiceLoader}; both
 * go through the same checks, and all that is wrong is said at once.
 */
public final class Registry {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    private final Map<Kind<?, ?>, Map<String, Provider<?, ?, ?>>> providers;

    private Registry(Map<Kind<?, ?>, Map<String, Provider<?, ?, ?>>> providers) {
        this.providers = providers;
    }

    /** Starts a registry without providers. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Finds a provider.
     *
     * @throws UnknownProviderException if there is none of that name; the message lists the known
     *     names and the nearest
     */
    @SuppressWarnings("unchecked") // add() files a provider under its own kind
    public <X, T> Provider<?, X, T> get(Kind<X, T> kind, String name) {
        Provider<?, ?, ?> found = byName(kind).get(name);
        if (found == null) {
            throw new UnknownProviderException(kind, name, names(kind));
        }
        return (Provider<?, X, T>) found;
    }

    /**
     * Creates a component.
     *
     * @param configuration of the provider's {@link Provider#configuration() record}
     * @param context the component's surroundings
     * @throws UnknownProviderException if there is no provider of that name
     * @throws ClassCastException if the configuration is of another provider
     * @throws ConfigurationException if the configuration does not fit the context
     */
    public <X, T> T create(Kind<X, T> kind, String name, Record configuration, X context) {
        return create(get(kind, name), configuration, context);
    }

    private static <C extends Record, X, T> T create(
            Provider<C, X, T> provider, Record configuration, X context) {
        return provider.create(provider.configuration().cast(configuration), context);
    }

    /** Whether there is a provider of that name. */
    public boolean contains(Kind<?, ?> kind, String name) {
        return byName(kind).containsKey(name);
    }

    /** The names of a kind in alphabetical order. */
    public List<String> names(Kind<?, ?> kind) {
        return List.copyOf(byName(kind).keySet());
    }

    /** The providers of a kind in the order of their names. */
    public List<Provider<?, ?, ?>> providers(Kind<?, ?> kind) {
        return List.copyOf(byName(kind).values());
    }

    /** Where a provider came from: the jar or folder of its class, or the class name. */
    public static String origin(Provider<?, ?, ?> provider) {
        return Optional.ofNullable(provider.getClass().getProtectionDomain().getCodeSource())
                .map(source -> source.getLocation().getPath())
                .orElseGet(() -> provider.getClass().getName());
    }

    private Map<String, Provider<?, ?, ?>> byName(Kind<?, ?> kind) {
        return providers.getOrDefault(kind, Map.of());
    }

    /** Collects providers, then checks them all. */
    public static final class Builder {

        private final List<Provider<?, ?, ?>> added = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        private Builder() {}

        /** Adds one provider. */
        public Builder add(Provider<?, ?, ?> provider) {
            added.add(provider);
            return this;
        }

        /** Adds all providers that the class loader's {@code META-INF/services} name. */
        public Builder addServices(ClassLoader loader) {
            @SuppressWarnings("rawtypes") // a service type can't be generic
            Iterator<ServiceLoader.Provider<Provider>> found =
                    ServiceLoader.load(Provider.class, loader).stream().iterator();
            while (true) {
                try {
                    if (!found.hasNext()) {
                        return this;
                    }
                    add(found.next().get());
                } catch (ServiceConfigurationError e) {
                    problems.add(
                            "a plug-in could not be loaded: "
                                    + e.getMessage()
                                    + Optional.ofNullable(e.getCause())
                                            .map(cause -> " (" + cause + ")")
                                            .orElse("")
                                    + "; was it built against this version of kd-api?");
                }
            }
        }

        /**
         * Checks and closes the registry.
         *
         * @throws ConfigurationException naming every provider that failed to load, has no proper
         *     name, or has the name of another
         */
        public Registry build() {
            Map<Kind<?, ?>, Map<String, Provider<?, ?, ?>>> byKind = new LinkedHashMap<>();
            added.forEach(provider -> file(provider, byKind));
            if (!problems.isEmpty()) {
                throw new ConfigurationException(String.join("\n", problems));
            }
            byKind.replaceAll((kind, names) -> Collections.unmodifiableMap(names));
            return new Registry(byKind);
        }

        private void file(
                Provider<?, ?, ?> provider, Map<Kind<?, ?>, Map<String, Provider<?, ?, ?>>> to) {
            String name = provider.name();
            if (name == null || !NAME.matcher(name).matches()) {
                problems.add(
                        "%s of %s has the name '%s'; expected lower case letters, digits and '-', beginning with a letter"
                                .formatted(provider.getClass().getName(), origin(provider), name));
                return;
            }
            Provider<?, ?, ?> other =
                    to.computeIfAbsent(provider.kind(), kind -> new TreeMap<>())
                            .putIfAbsent(name, provider);
            if (other != null) {
                problems.add(
                        "two providers of the %s '%s': %s in %s and %s in %s; remove one of them"
                                .formatted(
                                        provider.kind(),
                                        name,
                                        other.getClass().getName(),
                                        origin(other),
                                        provider.getClass().getName(),
                                        origin(provider)));
            }
        }
    }
}
