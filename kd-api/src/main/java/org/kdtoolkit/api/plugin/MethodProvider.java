package org.kdtoolkit.api.plugin;

import java.util.Collection;
import java.util.Set;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Method;

/**
 * Provides a method that is more than a filter and objectives.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class MethodProvider extends Provider<DistillerContext, Method> {

    private final Function<Record, Set<String>> teachers;
    private final boolean learnsWithoutLabels;
    private final boolean learnsFromMixed;
    private final boolean smoothsLabels;

    private <C extends Record> MethodProvider(
            Builder<C> builder, Creation<C, DistillerContext, Method> creation) {
        super(builder, creation);
        this.teachers = builder.teachers;
        this.learnsWithoutLabels = builder.learnsWithoutLabels;
        this.learnsFromMixed = builder.learnsFromMixed;
        this.smoothsLabels = builder.smoothsLabels;
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
    public Kind<MethodProvider> kind() {
        return Kind.METHOD;
    }

    /**
     * The names of the teachers that the method asks; not every method asks any.
     *
     * @param settings a checked configuration
     */
    public Set<String> teachers(Record settings) {
        return teachers.apply(settings);
    }

    /**
     * Whether the student learns something from samples without a label. Where it does not, batches
     * are filled with samples that have one.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean learnsWithoutLabels() {
        return learnsWithoutLabels;
    }

    /**
     * Whether the method knows what to do with samples that are mixed of others, whose labels are
     * {@link org.kdtoolkit.api.data.SoftTargets}. Others are given none.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean learnsFromMixed() {
        return learnsFromMixed;
    }

    /**
     * Whether the method smooths the labels that the student learns from, so that a training that
     * smooths them too does it twice.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean smoothsLabels() {
        return smoothsLabels;
    }

    /**
     * Collects what a provider of whole methods says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, DistillerContext, Method, Builder<C>> {

        private Function<Record, Set<String>> teachers = settings -> Set.of();
        private boolean learnsWithoutLabels;
        private boolean learnsFromMixed;
        private boolean smoothsLabels;

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /** Names the teachers that the method asks; by default none. */
        public Builder<C> teachers(Function<? super C, ? extends Collection<String>> names) {
            teachers = facts(names).andThen(Set::copyOf);
            return this;
        }

        /** Says that the student learns something from samples without a label. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> learnsWithoutLabels() {
            learnsWithoutLabels = true;
            return this;
        }

        /**
         * Says that the method knows what to do with samples that are mixed of others: it compares
         * no classes.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> learnsFromMixed() {
            learnsFromMixed = true;
            return this;
        }

        /** Says that the method smooths the labels that the student learns from. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> smoothsLabels() {
            smoothsLabels = true;
            return this;
        }

        /** Ends the description with how the component is created. */
        public MethodProvider build(Creation<C, DistillerContext, Method> creation) {
            return new MethodProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
