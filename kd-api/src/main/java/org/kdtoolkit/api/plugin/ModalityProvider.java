package org.kdtoolkit.api.plugin;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.apiguardian.api.API;
import org.kdtoolkit.api.modality.Modality;
import org.kdtoolkit.api.modality.ModalityContext;
import org.kdtoolkit.api.modality.ModalityFactory;

/**
 * Provides how files of one kind are read.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class ModalityProvider extends Provider<ModalityContext, Modality> {

    private final UnaryOperator<Record> used;

    private <C extends Record> ModalityProvider(
            Builder<C> builder, Creation<C, ModalityContext, Modality> creation) {
        super(builder, creation);
        this.used = builder.used;
    }

    /**
     * Begins to describe a provider.
     *
     * @param name the name in the YAML file, which is a modality's {@code kind}
     * @param configuration the record of its keys, none of which is {@code kind} or {@code column}
     */
    public static <C extends Record> Builder<C> builder(String name, Class<C> configuration) {
        return new Builder<>(name, configuration);
    }

    /**
     * Makes modalities of the kinds that are among some providers, for programs that open a data
     * set without an experiment file.
     */
    public static ModalityFactory factory(Collection<? extends Provider<?, ?>> providers) {
        Map<String, ModalityProvider> kinds = new LinkedHashMap<>();
        providers.stream()
                .filter(ModalityProvider.class::isInstance)
                .map(ModalityProvider.class::cast)
                .forEach(provider -> kinds.put(provider.name(), provider));
        return (spec, context) ->
                kinds.containsKey(spec.kind())
                        ? kinds.get(spec.kind()).create(spec.settings(), context)
                        : ModalityFactory.none().create(spec, context);
    }

    @Override
    public Kind<ModalityProvider> kind() {
        return Kind.MODALITY;
    }

    /**
     * The configuration without what only training needs, such as how files are changed to learn
     * from them: it reads fixed views in the same way, and opens no files besides.
     *
     * @param settings a checked configuration
     */
    public Record used(Record settings) {
        return used.apply(settings);
    }

    /**
     * Collects what a provider of modalities says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, ModalityContext, Modality, Builder<C>> {

        private UnaryOperator<Record> used = UnaryOperator.identity();

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /**
         * Leaves out what only training needs, as {@link ModalityProvider#used} does; by default
         * everything stays.
         */
        public Builder<C> used(UnaryOperator<C> without) {
            used = settings -> without.apply(cast(settings));
            return this;
        }

        /** Ends the description with how the component is created. */
        public ModalityProvider build(Creation<C, ModalityContext, Modality> creation) {
            return new ModalityProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
