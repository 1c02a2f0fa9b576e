package org.kdtoolkit.config.plugin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Provider;
import org.kdtoolkit.api.internal.NumberedList;

/**
 * Maps names to providers. Providers are added one by one, or found by {@link
 * java.util.ServiceLoader}'s rules; both go through the same checks, and all that is wrong is said
 * at once.
 */
public final class Registry {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** How Java names the class of an object that lacks a method. */
    private static final Pattern RECEIVER = Pattern.compile("^Receiver class ([\\w.$]+)");

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
        C own = provider.configuration().cast(configuration);
        try {
            T component =
                    Objects.requireNonNull(
                            provider.create(own, context), () -> provider.name() + " creates null");
            PluginClass.requireComplete(component.getClass());
            return component;
        } catch (LinkageError e) {
            throw PluginClass.of(provider.getClass()).misfit(e);
        }
    }

    /**
     * What to say of an error in the linkage of code that was at work: it is the plug-in's whose
     * code it came from, and the plug-in was built against another version of the toolkit.
     *
     * @return an exception that says so, or nothing if no provider's class loader knows that code
     *     as a plug-in's
     */
    public Optional<ConfigurationException> blame(LinkageError error) {
        return suspects(error)
                .flatMap(
                        name ->
                                loaders()
                                        .flatMap(loader -> PluginClass.find(name, loader).stream()))
                .findFirst()
                .map(plugin -> plugin.misfit(error));
    }

    /** The classes that had to do with an error, the nearest first. */
    private static Stream<String> suspects(LinkageError error) {
        return Stream.concat(
                RECEIVER.matcher(String.valueOf(error.getMessage())).results().map(m -> m.group(1)),
                Arrays.stream(error.getStackTrace()).map(StackTraceElement::getClassName));
    }

    /** The class loaders of plug-ins; what was on the class path from the start is none. */
    private Stream<ClassLoader> loaders() {
        return providers.values().stream()
                .flatMap(names -> names.values().stream())
                .map(provider -> provider.getClass().getClassLoader())
                .filter(loader -> loader != Registry.class.getClassLoader())
                .distinct();
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
        return CodeOrigin.of(provider.getClass());
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

        /**
         * Adds all providers that the class loader's {@code META-INF/services} name, as {@link
         * java.util.ServiceLoader} finds them.
         */
        public Builder addServices(ClassLoader loader) {
            ServiceFiles files = new ServiceFiles(loader);
            problems.addAll(files.problems());
            for (PluginClass plugin : files.classes()) {
                try {
                    add(plugin.load(loader));
                } catch (ConfigurationException e) {
                    problems.add(e.getMessage());
                }
            }
            return this;
        }

        /** Adds something that is wrong with the place that providers come from. */
        public Builder addProblem(String problem) {
            problems.add(problem);
            return this;
        }

        /**
         * Checks and closes the registry.
         *
         * @throws ConfigurationException naming every provider that failed to load, does not fit
         *     this version of the interface, has no proper name, or has the name of another
         */
        public Registry build() {
            Map<Kind<?, ?>, Map<String, Provider<?, ?, ?>>> byKind = new LinkedHashMap<>();
            for (Provider<?, ?, ?> provider : added) {
                try {
                    file(provider, byKind);
                } catch (ConfigurationException e) {
                    problems.add(e.getMessage());
                }
            }
            if (!problems.isEmpty()) {
                throw new ConfigurationException(NumberedList.of(problems));
            }
            byKind.replaceAll((kind, names) -> Collections.unmodifiableMap(names));
            return new Registry(byKind);
        }

        private static void file(
                Provider<?, ?, ?> provider, Map<Kind<?, ?>, Map<String, Provider<?, ?, ?>>> to) {
            ProviderProfile profile = ProviderProfile.of(provider);
            String name = profile.name();
            if (name == null || !NAME.matcher(name).matches()) {
                throw new ConfigurationException(
                        "%s of %s has the name '%s'; expected lower case letters, digits and '-', beginning with a letter"
                                .formatted(provider.getClass().getName(), origin(provider), name));
            }
            Provider<?, ?, ?> other =
                    to.computeIfAbsent(profile.kind(), kind -> new TreeMap<>())
                            .putIfAbsent(name, provider);
            if (other != null) {
                throw new ConfigurationException(
                        "two providers of the %s '%s': %s in %s and %s in %s; remove one of them"
                                .formatted(
                                        profile.kind(),
                                        name,
                                        other.getClass().getName(),
                                        origin(other),
                                        provider.getClass().getName(),
                                        origin(provider)));
            }
        }
    }
}
