package org.kdtoolkit.api.plugin;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import org.apiguardian.api.API;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.eval.Evaluator;
import org.kdtoolkit.api.eval.EvaluatorContext;
import org.kdtoolkit.api.eval.Metric;

/**
 * Provides a task that a student is judged by.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class EvaluatorProvider extends Provider<EvaluatorContext, Evaluator> {

    private final AcceptedTargets accepted;
    private final Function<Record, List<Metric>> metrics;
    private final Function<Record, Boolean> readsTrainingLabels;
    private final Function<Record, Integer> leastTrainingLabels;
    private final Function<Record, Boolean> readsScores;
    private final Function<Record, Boolean> readsViews;
    private final Function<Record, Boolean> readsTeacher;
    private final Function<Record, Optional<String>> teacher;

    private <C extends Record> EvaluatorProvider(
            Builder<C> builder, Creation<C, EvaluatorContext, Evaluator> creation) {
        super(
                builder,
                (config, context) -> {
                    builder.accepted.require(context.targetKind());
                    return creation.create(config, context);
                });
        this.accepted = builder.accepted;
        this.metrics = builder.metrics;
        this.readsTrainingLabels = builder.readsTrainingLabels;
        this.leastTrainingLabels = builder.leastTrainingLabels;
        this.readsScores = builder.readsScores;
        this.readsViews = builder.readsViews;
        this.readsTeacher = builder.readsTeacher;
        this.teacher = builder.teacher;
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
    public Kind<EvaluatorProvider> kind() {
        return Kind.EVALUATOR;
    }

    /**
     * The metrics that {@link Evaluator#evaluate} returns, no two of one name, in the order in
     * which tables show them.
     *
     * @param settings a checked configuration
     * @throws ConfigurationException if there is none, or two are of one name
     */
    public List<Metric> metrics(Record settings) {
        List<Metric> declared = metrics.apply(settings);
        Set<String> names = new LinkedHashSet<>();
        for (Metric metric : declared) {
            if (!names.add(metric.name())) {
                throw new ConfigurationException(
                        "the %s declares the metric '%s' twice; tell its author"
                                .formatted(this, metric));
            }
        }
        if (names.isEmpty()) {
            throw new ConfigurationException(
                    "the %s declares no metric; its author has to say what it measures"
                            .formatted(this));
        }
        return declared;
    }

    /**
     * What is wrong with the data set's labels, before a component is created; empty if nothing is.
     *
     * @param targets how many labels a sample has
     */
    public Optional<String> objection(TargetKind targets) {
        return accepted.objection(targets);
    }

    /**
     * Whether the evaluator looks at the labels of training samples; without any label it can't be
     * asked then.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean readsTrainingLabels(Record settings) {
        return readsTrainingLabels.apply(settings);
    }

    /**
     * How many training samples with a label the evaluator needs at least; 0 if it reads no labels
     * of theirs.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public int leastTrainingLabels(Record settings) {
        return readsTrainingLabels(settings) ? Math.max(1, leastTrainingLabels.apply(settings)) : 0;
    }

    /**
     * Whether the evaluator looks at class scores; a network that has none, an encoder without a
     * head, can't be judged by it then.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean readsScores(Record settings) {
        return readsScores.apply(settings);
    }

    /**
     * Whether the evaluator looks at the single views of samples, not at their means alone; these
     * are kept for it then.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean readsViews(Record settings) {
        return readsViews.apply(settings);
    }

    /**
     * Whether the evaluator compares the student with a teacher, which is asked for it then.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean readsTeacher(Record settings) {
        return readsTeacher.apply(settings);
    }

    /**
     * Which teacher that is; empty for the only one.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<String> teacher(Record settings) {
        return teacher.apply(settings);
    }

    /**
     * Collects what a provider of evaluators says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, EvaluatorContext, Evaluator, Builder<C>> {

        private Function<Record, List<Metric>> metrics = settings -> List.of();

        private Function<Record, Boolean> readsTrainingLabels = settings -> false;

        private Function<Record, Integer> leastTrainingLabels = settings -> 1;

        private Function<Record, Boolean> readsScores = settings -> true;

        private Function<Record, Boolean> readsViews = settings -> false;

        private Function<Record, Boolean> readsTeacher = settings -> false;

        private Function<Record, Optional<String>> teacher = settings -> Optional.empty();

        private AcceptedTargets accepted = AcceptedTargets.all();

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /** Declares the metrics, whatever the configuration; at least one. */
        public Builder<C> metrics(Metric... always) {
            List<Metric> all = List.of(always);
            metrics = settings -> all;
            return this;
        }

        /** Declares the metrics that a configuration asks for; at least one. */
        public Builder<C> metrics(Function<? super C, List<Metric>> of) {
            metrics = facts(of);
            return this;
        }

        /**
         * Says that a sample may have one label only; by default it may have several.
         *
         * @param refusal what to say where samples have several, and what to do
         */
        public Builder<C> singleLabelOnly(String refusal) {
            accepted = AcceptedTargets.singleLabel(refusal);
            return this;
        }

        /** Says when the evaluator looks at the labels of training samples; by default never. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> readsTrainingLabels(Predicate<? super C> when) {
            readsTrainingLabels = fact(when::test);
            return this;
        }

        /**
         * Says that the evaluator looks at the labels of training samples, and how many of these it
         * needs at least; 1 or more.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> leastTrainingLabels(ToIntFunction<? super C> least) {
            leastTrainingLabels = fact(least::applyAsInt);
            return readsTrainingLabels(settings -> true);
        }

        /**
         * Says when the evaluator looks at class scores, not at embeddings alone; by default
         * always.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> readsScores(Predicate<? super C> when) {
            readsScores = fact(when::test);
            return this;
        }

        /**
         * Says when the evaluator looks at the single views of samples; by default never, and the
         * predictions hold the means over them alone.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> readsViews(Predicate<? super C> when) {
            readsViews = fact(when::test);
            return this;
        }

        /**
         * Says that the evaluator compares the student with a teacher; by default it does not.
         *
         * @param which names it; empty for the only one
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> readsTeacher(Function<? super C, Optional<String>> which) {
            readsTeacher = settings -> true;
            teacher = fact(which);
            return this;
        }

        /** Ends the description with how the component is created. */
        public EvaluatorProvider build(Creation<C, EvaluatorContext, Evaluator> creation) {
            return new EvaluatorProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
