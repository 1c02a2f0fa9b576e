package org.kdtoolkit.api.plugin;

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

    private <C extends Record> FilterProvider(
            Builder<C> builder, Creation<C, DistillerContext, Filter> creation) {
        super(builder, creation);
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
     * Collects what a provider of filters says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, DistillerContext, Filter, Builder<C>> {

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
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
