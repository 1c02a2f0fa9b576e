package org.kdtoolkit.api.plugin;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;
import org.kdtoolkit.api.ConfigurationException;

/**
 * Offers one component under a name, and says what is to be known of it before it is created. A
 * value: nothing in it changes, and it may be used from several threads.
 *
 * <p>What the keys of a component are, its configuration record says, see {@link
 * org.kdtoolkit.api.config}. The facts of a kind, such as the metrics of an evaluator, are asked of
 * its own provider, by configuration, without a component being created.
 *
 * @param <X> what the component is told about its surroundings
 * @param <T> the component
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public abstract sealed class Provider<X, T>
        permits DatasetProvider,
                ModalityProvider,
                BackboneProvider,
                TeacherProvider,
                FilterProvider,
                ObjectiveProvider,
                MethodProvider,
                SchemeProvider,
                EvaluatorProvider,
                TrackerProvider {

    private final String name;
    private final Class<? extends Record> configuration;
    private final String summary;
    private final String source;
    private final Set<String> engines;
    private final Creation<Record, X, T> creation;

    <C extends Record> Provider(Builder<C, X, T, ?> builder, Creation<C, X, T> creation) {
        Objects.requireNonNull(creation, "creation");
        Class<C> own = builder.configuration;
        this.name = builder.name;
        this.configuration = own;
        this.summary = builder.summary;
        this.source = builder.source;
        this.engines = builder.engines;
        this.creation = (settings, context) -> creation.create(own.cast(settings), context);
    }

    /** The kind of component. */
    public abstract Kind<? extends Provider<X, T>> kind();

    /**
     * The name in the YAML file: lower case letters, digits and {@code -}, beginning with a letter;
     * unique among the providers of the kind.
     */
    public final String name() {
        return name;
    }

    /** The record that the YAML node is bound to. */
    public final Class<? extends Record> configuration() {
        return configuration;
    }

    /** One line that says what the component does; shown by {@code kd list}. */
    public final String summary() {
        return summary;
    }

    /**
     * The publication that the component follows: authors, title and year, such as "Hinton et al.,
     * Distilling the Knowledge in a Neural Network, 2015". {@code kd list} leaves out the title.
     * May be empty.
     */
    public final String source() {
        return source;
    }

    /**
     * Whether the component computes on an engine. An experiment that brings the two together where
     * this is false is refused before anything runs.
     *
     * @param engine as DJL names it, such as {@code PyTorch} or {@code MXNet}
     */
    public final boolean runsOn(String engine) {
        return engines.isEmpty() || engines.contains(engine);
    }

    /**
     * Creates the component, ready for use.
     *
     * @param settings a checked configuration: required keys are there, values are in range
     * @param context the component's surroundings
     * @return the component; arrays that it holds belong to the context's manager
     * @throws ClassCastException if the settings are of another record than {@link #configuration}
     * @throws org.kdtoolkit.api.ConfigurationException if the configuration does not fit the
     *     context
     * @throws org.kdtoolkit.api.data.DataException if a file that it needs can't be used
     */
    public final T create(Record settings, X context) {
        return creation.create(settings, context);
    }

    @Override
    public final String toString() {
        return "%s '%s'".formatted(kind(), name);
    }

    /**
     * Collects what a provider says of itself.
     *
     * @param <C> the configuration
     * @param <X> what the component is told about its surroundings
     * @param <T> the component
     * @param <B> the builder itself
     */
    public abstract static sealed class Builder<C extends Record, X, T, B>
            permits DatasetProvider.Builder,
                    ModalityProvider.Builder,
                    BackboneProvider.Builder,
                    TeacherProvider.Builder,
                    FilterProvider.Builder,
                    ObjectiveProvider.Builder,
                    MethodProvider.Builder,
                    SchemeProvider.Builder,
                    EvaluatorProvider.Builder,
                    TrackerProvider.Builder {

        private final String name;
        private final Class<C> configuration;
        private String summary = "";
        private String source = "";
        private Set<String> engines = Set.of();

        Builder(String name, Class<C> configuration) {
            this.name = Objects.requireNonNull(name, "name");
            this.configuration = Objects.requireNonNull(configuration, "configuration");
        }

        /** Says in one line, without a full stop, what the component does. */
        public final B summary(String line) {
            summary = Objects.requireNonNull(line, "summary");
            return self();
        }

        /** Names the publication that the component follows: authors, title and year. */
        public final B source(String publication) {
            source = Objects.requireNonNull(publication, "source");
            return self();
        }

        /**
         * Names the only engines that the component computes on, as DJL does; by default it
         * computes on all.
         */
        public final B engines(String... names) {
            engines = Set.of(names);
            return self();
        }

        abstract B self();

        /** A fact that depends on the configuration, for settings of that type. */
        final <R> Function<Record, R> fact(Function<? super C, ? extends R> of) {
            Objects.requireNonNull(of, "fact");
            return settings -> of.apply(cast(settings));
        }

        /**
         * A fact that is a collection; null in its place, or in it, is an author's mistake that
         * whoever uses the provider can only report.
         */
        final <E> Function<Record, List<E>> facts(Function<? super C, ? extends Collection<E>> of) {
            return fact(of).andThen(this::copied);
        }

        private <E> List<E> copied(@Nullable Collection<E> facts) {
            if (facts == null || facts.stream().anyMatch(Objects::isNull)) {
                throw new ConfigurationException(
                        "the provider '%s' says %s of itself where names or values are expected; tell its author"
                                .formatted(name, facts == null ? "null" : "null among others"));
            }
            return List.copyOf(facts);
        }

        final C cast(Record settings) {
            return configuration.cast(settings);
        }
    }
}
