package org.kdtoolkit.api.plugin;

import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;

/**
 * Provides what purifies a teacher's knowledge.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class FilterProvider extends Provider<DistillerContext, Filter> {

    private final Function<Record, Boolean> readsLabels;

    private <C extends Record> FilterProvider(
            Builder<C> builder, Creation<C, DistillerContext, Filter> creation) {
        super(builder, creation);
        this.readsLabels = builder.readsLabels;
    }

    /**
     * Begins to describe a provider.
     *
     * @param name the name in the YAML file
     * @param configuration the record of its keys
     */
    public static <C extends Record> Builder<C> builder(String name, Class<C> configuration) {
        return new Builder<>(name, configuration);
    }

    @Override
    public Kind<FilterProvider> kind() {
        return Kind.FILTER;
    }

    /**
     * Whether the filter looks at labels. It is given all samples nevertheless, as knowledge is
     * purified with or without a label; its losses on labels are to leave out the rows that {@link
     * org.kdtoolkit.api.data.Targets#labelled} does not mark.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean readsLabels(Record settings) {
        return readsLabels.apply(settings);
    }

    /**
     * Collects what a provider of filters says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, DistillerContext, Filter, Builder<C>> {

        private Function<Record, Boolean> readsLabels = settings -> false;

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /** Says when the filter looks at labels; by default never. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> readsLabels(Predicate<? super C> when) {
            readsLabels = fact(when::test);
            return this;
        }

        /** Ends the description with how the component is created. */
        public FilterProvider build(Creation<C, DistillerContext, Filter> creation) {
            return new FilterProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
