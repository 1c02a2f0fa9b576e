package org.kdtoolkit.api.plugin;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.TargetKind;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.ExtendedStudent;
import org.kdtoolkit.api.distill.ExtensionContext;
import org.kdtoolkit.api.distill.Need;
import org.kdtoolkit.api.distill.Objective;

/**
 * Provides a distillation loss.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class ObjectiveProvider extends Provider<DistillerContext, Objective> {

    private final AcceptedTargets accepted;
    private final Function<Record, Set<Need>> needs;
    private final Function<Record, Set<String>> studentStages;
    private final Function<Record, Set<String>> teacherStages;
    private final Predicate<Record> everyStage;
    private final Predicate<Record> everyStudentStage;
    private final boolean preactivations;
    private final Predicate<Record> stagesInPairs;
    private final boolean severalTeachers;
    private final Optional<BiFunction<Record, ExtensionContext, ExtendedStudent>> extension;
    private final boolean triedBeforehand;
    private final Function<Record, Optional<String>> secondView;

    private <C extends Record> ObjectiveProvider(
            Builder<C> builder, Creation<C, DistillerContext, Objective> creation) {
        super(
                builder,
                (config, context) -> {
                    builder.accepted.require(context.targetKind());
                    return creation.create(config, context);
                });
        this.accepted = builder.accepted;
        this.needs = builder.needs;
        this.studentStages = builder.studentStages;
        this.teacherStages = builder.teacherStages;
        this.everyStage = builder.everyStage;
        this.everyStudentStage = builder.everyStudentStage;
        this.preactivations = builder.preactivations;
        this.stagesInPairs = builder.stagesInPairs;
        this.severalTeachers = builder.severalTeachers;
        this.extension = builder.extension;
        this.triedBeforehand = builder.triedBeforehand;
        this.secondView = builder.secondView;
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
    public Kind<ObjectiveProvider> kind() {
        return Kind.OBJECTIVE;
    }

    /**
     * What must be there for {@link Objective#evaluate}.
     *
     * @param settings a checked configuration
     */
    public Set<Need> needs(Record settings) {
        return needs.apply(settings);
    }

    /**
     * The names of the student's {@linkplain org.kdtoolkit.api.model.StudentOutput#stage stages}
     * that it reads by name.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Set<String> studentStages(Record settings) {
        return studentStages.apply(settings);
    }

    /**
     * The names of the {@linkplain org.kdtoolkit.api.distill.Knowledge#stage teacher's stages} that
     * it reads by name.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Set<String> teacherStages(Record settings) {
        return teacherStages.apply(settings);
    }

    /**
     * Whether it reads every stage that the student and the teacher have, whatever their names.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean readsEveryStage(Record settings) {
        return everyStage.test(settings);
    }

    /**
     * Whether it reads every stage that the student has, whatever their names; so does one that
     * {@linkplain #readsEveryStage reads every stage} of both.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean readsEveryStudentStage(Record settings) {
        return everyStage.or(everyStudentStage).test(settings);
    }

    /**
     * Whether it reads all its stages as they are {@linkplain org.kdtoolkit.api.model.Preactivation
     * before their activations}.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean readsPreactivations() {
        return preactivations;
    }

    /**
     * Whether it reads every stage of student and teacher in pairs, from the first to the last, so
     * that both must have as many.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean pairsEveryStage(Record settings) {
        return stagesInPairs.test(settings);
    }

    /** Whether it may read more than one teacher at once. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean readsSeveralTeachers() {
        return severalTeachers;
    }

    /** Whether it trains another network in the place of the student: one around it. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean extendsStudent() {
        return extension.isPresent();
    }

    /**
     * The network that is trained in the place of the student, where it {@link #extendsStudent}.
     * The objective is created for that network.
     *
     * @param settings a checked configuration
     * @throws org.kdtoolkit.api.ConfigurationException if student and teacher don't fit
     * @throws java.util.NoSuchElementException if it does not extend the student
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public ExtendedStudent extendedStudent(Record settings, ExtensionContext context) {
        return extension.orElseThrow().apply(settings, context);
    }

    /**
     * The view of the student's modality in which it also sees each sample, besides the training
     * sample itself.
     *
     * @param settings a checked configuration
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<String> secondView(Record settings) {
        return secondView.apply(settings);
    }

    /**
     * Whether {@code kd validate} creates one to hear what it says to student, teachers and data.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public boolean isTriedBeforehand() {
        return triedBeforehand;
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
     * Collects what a provider of objectives says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, DistillerContext, Objective, Builder<C>> {

        private Function<Record, Set<Need>> needs = settings -> Set.of();
        private Function<Record, Set<String>> studentStages = settings -> Set.of();
        private Function<Record, Set<String>> teacherStages = settings -> Set.of();
        private Predicate<Record> everyStage = settings -> false;
        private Predicate<Record> everyStudentStage = settings -> false;
        private boolean preactivations;
        private Predicate<Record> stagesInPairs = settings -> false;
        private boolean severalTeachers;
        private Optional<BiFunction<Record, ExtensionContext, ExtendedStudent>> extension =
                Optional.empty();
        private boolean triedBeforehand;
        private Function<Record, Optional<String>> secondView = settings -> Optional.empty();

        private AcceptedTargets accepted = AcceptedTargets.all();

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /** Says what must be there; by default nothing but the student's output. */
        public Builder<C> needs(Need... always) {
            Set<Need> all = Set.of(always);
            needs = settings -> all;
            return this;
        }

        /** Says what must be there where it depends on the keys. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> needs(Function<? super C, ? extends Collection<Need>> of) {
            needs = facts(of).andThen(Set::copyOf);
            return this;
        }

        /** Names the student's inner feature maps that it reads; by default none. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> studentStages(Function<? super C, ? extends Collection<String>> names) {
            studentStages = facts(names).andThen(Set::copyOf);
            return this;
        }

        /** Names the teacher's inner feature maps that it reads; by default none. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> teacherStages(Function<? super C, ? extends Collection<String>> names) {
            teacherStages = facts(names).andThen(Set::copyOf);
            return this;
        }

        /**
         * Says where it reads every inner feature map that the student and the teacher have,
         * whatever their names; by default nowhere.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> everyStage(Predicate<? super C> where) {
            everyStage = settings -> where.test(cast(settings));
            return this;
        }

        /**
         * Says where it reads every inner feature map that the student has, whatever their names,
         * and of the teacher those alone that it names; by default nowhere.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> everyStudentStage(Predicate<? super C> where) {
            everyStudentStage = settings -> where.test(cast(settings));
            return this;
        }

        /**
         * Says that it reads all its stages, of student and teacher, as they are before their
         * activations: that is what stands by the stages' names in the step, and what the context
         * tells the layouts of.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> preactivations() {
            preactivations = true;
            return this;
        }

        /** The same, in pairs, so that student and teacher must have as many. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> everyStageInPairs(Predicate<? super C> where) {
            everyStage(where);
            stagesInPairs = everyStage;
            return this;
        }

        /** Says that it reads as many teachers at once as it is given; by default one. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> severalTeachers() {
            severalTeachers = true;
            return this;
        }

        /**
         * Says that it trains another network in the place of the student, with the student's in
         * it, which is what the training leaves; by default it trains the student as it is.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> extendsStudent(
                BiFunction<? super C, ? super ExtensionContext, ExtendedStudent> of) {
            extension = Optional.of((settings, context) -> of.apply(cast(settings), context));
            return this;
        }

        /**
         * Names a view of the student's modality in which it also sees each sample: {@link
         * org.kdtoolkit.api.distill.ObjectiveStep#second} is there then. By default it names none,
         * and the student sees each sample once a step.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> secondView(Function<? super C, Optional<String>> named) {
            secondView = fact(named);
            return this;
        }

        /**
         * Says that what its creation refuses, by a {@link
         * org.kdtoolkit.api.ConfigurationException}, and its {@link Objective#notes notes} depend
         * on the shapes of student and teachers or on the data, so that {@code kd validate} is to
         * create one, with its place in the file for a message. Creating one must take little time
         * and memory, however many samples there are.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> triedBeforehand() {
            triedBeforehand = true;
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

        /** Ends the description with how the component is created. */
        public ObjectiveProvider build(Creation<C, DistillerContext, Objective> creation) {
            return new ObjectiveProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
