package org.kdtoolkit.config.plugin;

import java.util.ArrayList;
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
import org.kdtoolkit.api.internal.NumberedList;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.api.plugin.Plugin;
import org.kdtoolkit.api.plugin.Provider;

/**
 * Maps names to providers. Plug-ins are added one by one, or found by {@link
 * java.util.ServiceLoader}'s rules; both go through the same checks, and all that is wrong is said
 * at once.
 */
public final class Registry {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** Kinds whose providers stand in one place of a file, so that they share their names. */
    private static final List<Kind<?>> WHOLE_METHODS = List.of(Kind.METHOD, Kind.SCHEME);

    private final Map<Kind<?>, Map<String, Offer>> offers;

    private Registry(Map<Kind<?>, Map<String, Offer>> offers) {
        this.offers = offers;
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
    public <P extends Provider<?, ?>> P get(Kind<P> kind, String name) {
        return kind.type().cast(offer(kind, name).provider());
    }

    /**
     * Finds a provider of one of several kinds, among which no two are of one name.
     *
     * @param kinds the kinds, the foremost first
     * @throws UnknownProviderException if there is none of that name; the message calls it after
     *     the foremost kind, and lists the known names of all and the nearest
     */
    public Provider<?, ?> get(List<Kind<?>> kinds, String name) {
        return kinds.stream()
                .filter(kind -> contains(kind, name))
                .findFirst()
                .<Provider<?, ?>>map(kind -> offer(kind, name).provider())
                .orElseThrow(() -> new UnknownProviderException(kinds.get(0), name, names(kinds)));
    }

    private Offer offer(Kind<?> kind, String name) {
        Offer found = byName(kind).get(name);
        if (found == null) {
            throw new UnknownProviderException(kind, name, names(kind));
        }
        return found;
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
    public <X, T> T create(
            Kind<? extends Provider<X, T>> kind, String name, Record configuration, X context) {
        Provider<X, T> provider = get(kind, name);
        try {
            T component =
                    Objects.requireNonNull(
                            provider.create(configuration, context),
                            () -> provider.name() + " creates null");
            PluginClass.requireComplete(component.getClass());
            return component;
        } catch (LinkageError e) {
            throw offer(kind, name).plugin().misfit(e);
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
        return culprits().of(error);
    }

    /**
     * What to say of an exception that nobody expects: it is the plug-in's whose code threw it, if
     * that is the nearest code that is neither Java's nor DJL's.
     *
     * @return an exception that says so, or nothing if the code is the toolkit's
     */
    public Optional<ConfigurationException> blame(RuntimeException thrown) {
        return culprits().of(thrown);
    }

    private Culprits culprits() {
        return new Culprits(
                offers.values().stream()
                        .flatMap(names -> names.values().stream())
                        .map(Offer::loader)
                        .distinct()
                        .toList());
    }

    /** Whether there is a provider of that name. */
    public boolean contains(Kind<?> kind, String name) {
        return byName(kind).containsKey(name);
    }

    /** The names of a kind in alphabetical order. */
    public List<String> names(Kind<?> kind) {
        return List.copyOf(byName(kind).keySet());
    }

    /** The names of several kinds in alphabetical order. */
    public List<String> names(List<Kind<?>> kinds) {
        return kinds.stream().flatMap(kind -> names(kind).stream()).sorted().toList();
    }

    /** The providers of several kinds in the order of their names. */
    public List<Provider<?, ?>> providers(List<Kind<?>> kinds) {
        return names(kinds).stream().<Provider<?, ?>>map(name -> get(kinds, name)).toList();
    }

    /** The providers of a kind in the order of their names. */
    public <P extends Provider<?, ?>> List<P> providers(Kind<P> kind) {
        return byName(kind).values().stream()
                .map(offer -> kind.type().cast(offer.provider()))
                .toList();
    }

    /**
     * Where a provider came from: the jar or folder of its plug-in's class, or the class name.
     *
     * @throws UnknownProviderException if there is no provider of that name
     */
    public String origin(Kind<?> kind, String name) {
        return offer(kind, name).plugin().origin();
    }

    private Map<String, Offer> byName(Kind<?> kind) {
        return offers.getOrDefault(kind, Map.of());
    }

    /** Collects providers, then checks them all. */
    public static final class Builder {

        private final List<Offer> added = new ArrayList<>();
        private final List<String> problems = new ArrayList<>();

        private Builder() {}

        /** Adds all that a plug-in provides. */
        public Builder add(Plugin plugin) {
            try {
                added.addAll(Offer.of(plugin));
            } catch (ConfigurationException e) {
                problems.add(e.getMessage());
            }
            return this;
        }

        /** Adds providers that belong to no plug-in. */
        public Builder add(Provider<?, ?>... providers) {
            return add(() -> List.of(providers));
        }

        /**
         * Adds all plug-ins that the class loader's {@code META-INF/services} name, as {@link
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
         * @throws ConfigurationException naming every plug-in that failed to load or does not fit
         *     this version of the interface, and every provider that has no proper name, or the
         *     name of another
         */
        public Registry build() {
            Map<Kind<?>, Map<String, Offer>> byKind = new LinkedHashMap<>();
            for (Offer offer : added) {
                try {
                    file(offer, byKind);
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

        private static void file(Offer offer, Map<Kind<?>, Map<String, Offer>> to) {
            Provider<?, ?> provider = offer.provider();
            if (!NAME.matcher(provider.name()).matches()) {
                throw new ConfigurationException(
                        "%s names one of its %ss '%s'; expected lower case letters, digits and '-', beginning with a letter"
                                .formatted(offer.plugin(), provider.kind(), provider.name()));
            }
            Optional<Offer> other = namesake(provider, to);
            if (other.isPresent()) {
                throw new ConfigurationException(
                        "two providers of the %s: one of %s and one of %s; remove one of them"
                                .formatted(provider, other.get().plugin(), offer.plugin()));
            }
            to.computeIfAbsent(provider.kind(), kind -> new TreeMap<>())
                    .put(provider.name(), offer);
        }

        /** Another provider that a file would name in the same way. */
        private static Optional<Offer> namesake(
                Provider<?, ?> provider, Map<Kind<?>, Map<String, Offer>> known) {
            Stream<Kind<?>> kinds =
                    WHOLE_METHODS.contains(provider.kind())
                            ? WHOLE_METHODS.stream()
                            : Stream.of(provider.kind());
            return kinds.map(kind -> known.getOrDefault(kind, Map.of()).get(provider.name()))
                    .filter(Objects::nonNull)
                    .findFirst();
        }
    }
}
