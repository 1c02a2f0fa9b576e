package org.kdtoolkit.api.plugin;

import ai.djl.ndarray.types.Shape;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.kdtoolkit.api.model.Backbone;
import org.kdtoolkit.api.model.BackboneContext;
import org.kdtoolkit.api.model.Blueprint;
import org.kdtoolkit.api.model.WeightShapes;

/**
 * Provides a network that can be a student.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class BackboneProvider extends Provider<BackboneContext, Backbone> {

    private final BiConsumer<Record, Shape> inputCheck;
    private final Function<Record, List<String>> stages;
    private final Function<Record, List<String>> preactivations;
    private final Optional<Function<WeightShapes, Optional<Blueprint>>> recognizer;

    private <C extends Record> BackboneProvider(
            Builder<C> builder, Creation<C, BackboneContext, Backbone> creation) {
        super(builder, creation);
        this.inputCheck = builder.inputCheck;
        this.stages = builder.stages;
        this.preactivations = builder.preactivations;
        this.recognizer = builder.recognizer;
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
    public Kind<BackboneProvider> kind() {
        return Kind.BACKBONE;
    }

    /**
     * Refuses an input that would be refused when the network is created.
     *
     * @param settings a checked configuration
     * @param input the shape of one sample, without the batch; -1 where it differs
     * @throws org.kdtoolkit.api.ConfigurationException if the two don't fit
     */
    public void checkInput(Record settings, Shape input) {
        inputCheck.accept(settings, input);
    }

    /**
     * The names of the inner feature maps that the network can be asked for, from the first to the
     * last; those of {@link Backbone#stages}.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public List<String> stages(Record settings) {
        return stages.apply(settings);
    }

    /**
     * The names of the stages that the network can be asked for before their activations; those of
     * {@link Backbone#preactivations}.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public List<String> preactivations(Record settings) {
        return preactivations.apply(settings);
    }

    /** Whether {@link #recognize} can tell networks at all. */
    public boolean hasRecognizer() {
        return recognizer.isPresent();
    }

    /**
     * Tells which of the provider's networks left some weights. It need not compare them all: what
     * is missing or of another shape is found when the network is created. What the weights do not
     * tell has its default.
     *
     * @param weights the names and shapes in a file
     * @return the network, or nothing if its first layer is not among the weights
     */
    public Optional<Blueprint> recognize(WeightShapes weights) {
        return recognizer.flatMap(of -> of.apply(weights));
    }

    /**
     * Collects what a provider of backbones says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, BackboneContext, Backbone, Builder<C>> {

        private BiConsumer<Record, Shape> inputCheck = (settings, input) -> {};
        private Function<Record, List<String>> stages = settings -> List.of();
        private Function<Record, List<String>> preactivations = settings -> List.of();
        private Optional<Function<WeightShapes, Optional<Blueprint>>> recognizer = Optional.empty();

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /**
         * Refuses, by a {@link org.kdtoolkit.api.ConfigurationException}, what does not fit the
         * network, as {@link BackboneProvider#checkInput} does; by default it is found when the
         * network is created.
         */
        public Builder<C> inputCheck(BiConsumer<? super C, Shape> check) {
            inputCheck = (settings, input) -> check.accept(cast(settings), input);
            return this;
        }

        /** Names the inner feature maps that the network can be asked for; by default none. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> stages(Function<? super C, List<String>> names) {
            stages = facts(names);
            return this;
        }

        /** Names the stages that can be asked for before their activations too; by default none. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> preactivations(Function<? super C, List<String>> names) {
            preactivations = facts(names);
            return this;
        }

        /**
         * Knows the provider's networks by their weights, as {@link BackboneProvider#recognize}
         * does, so that files of others can be imported; by default none is known.
         */
        public Builder<C> recognizer(Function<WeightShapes, Optional<Blueprint>> of) {
            recognizer = Optional.of(of);
            return this;
        }

        /** Ends the description with how the component is created. */
        public BackboneProvider build(Creation<C, BackboneContext, Backbone> creation) {
            return new BackboneProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
