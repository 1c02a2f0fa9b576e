package org.kdtoolkit.api.plugin;

import ai.djl.ndarray.types.Shape;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.modality.ModalitySpec;
import org.kdtoolkit.api.model.NetworkSpec;
import org.kdtoolkit.api.model.Teacher;
import org.kdtoolkit.api.model.TeacherContext;
import org.kdtoolkit.api.model.TeacherShape;

/**
 * Provides what is distilled from.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class TeacherProvider extends Provider<TeacherContext, Teacher> {

    private final BiConsumer<Record, Shape> inputCheck;
    private final FilesCheck<Record> filesCheck;
    private final DatasetCheck<Record> datasetCheck;
    private final Function<Record, Optional<Boolean>> logits;
    private final Optional<Boolean> drawnViews;
    private final BiFunction<Record, Function<NetworkSpec, List<String>>, Optional<List<String>>>
            stages;
    private final TeacherOutline<Record> outline;

    private <C extends Record> TeacherProvider(
            Builder<C> builder, Creation<C, TeacherContext, Teacher> creation) {
        super(builder, creation);
        this.inputCheck = builder.inputCheck;
        this.filesCheck = builder.filesCheck;
        this.datasetCheck = builder.datasetCheck;
        this.logits = builder.logits;
        this.drawnViews = builder.drawnViews;
        this.stages = builder.stages;
        this.outline = builder.outline;
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
    public Kind<TeacherProvider> kind() {
        return Kind.TEACHER;
    }

    /**
     * Refuses a modality that would be refused when the teacher is opened.
     *
     * @param settings a checked configuration
     * @param input the shape of one sample, without the batch; -1 where it differs
     * @throws org.kdtoolkit.api.ConfigurationException if the two don't fit
     */
    public void checkInput(Record settings, Shape input) {
        inputCheck.accept(settings, input);
    }

    /**
     * Compares a teacher with how the files of its modality are read, such as the rate of sound.
     *
     * @param <C> the configuration
     */
    @FunctionalInterface
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public interface FilesCheck<C extends Record> {

        /**
         * Refuses what does not fit.
         *
         * @param settings a checked configuration
         * @param input the shape of one sample, without the batch; -1 where it differs
         * @param files how the modality is read
         * @throws org.kdtoolkit.api.ConfigurationException if the two don't fit
         */
        void check(C settings, Shape input, ModalitySpec files);
    }

    /** Does what {@link FilesCheck#check} says. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public void checkFiles(Record settings, Shape input, ModalitySpec files) {
        filesCheck.check(settings, input, files);
    }

    /**
     * Compares a teacher with the data set, such as its classes, and looks whether it can be run.
     *
     * @param <C> the configuration
     */
    @FunctionalInterface
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public interface DatasetCheck<C extends Record> {

        /**
         * Refuses what does not fit.
         *
         * @param settings a checked configuration
         * @param dataset the data, opened; no sample may be read
         * @param modality which the teacher perceives
         * @throws org.kdtoolkit.api.ConfigurationException if the two don't fit
         * @throws org.kdtoolkit.api.data.DataException if the teacher's files can't be used
         */
        void check(C settings, Dataset dataset, String modality);
    }

    /** Does what {@link DatasetCheck#check} says. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public void checkDataset(Record settings, Dataset dataset, String modality) {
        datasetCheck.check(settings, dataset, modality);
    }

    /**
     * Whether the teacher gives logits, so that an objective that needs some is refused before
     * anybody is asked; empty where only the open teacher can tell.
     *
     * @param settings a checked configuration
     */
    public Optional<Boolean> givesLogits(Record settings) {
        return logits.apply(settings);
    }

    /**
     * Whether its teachers {@link Teacher#answersDrawnViews answer for drawn views} where they are
     * asked to, so that an experiment that asks in vain is refused before anything is opened; empty
     * where only the open teacher can tell.
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<Boolean> answersDrawnViews() {
        return drawnViews;
    }

    /**
     * The names of the stages that a teacher can be asked for, from the first to the last, so that
     * an objective that reads others is refused before anything is opened; empty where only the
     * open teacher can tell.
     *
     * @param settings a checked configuration
     * @param ofNetwork the names of a network's stages
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<List<String>> stages(
            Record settings, Function<NetworkSpec, List<String>> ofNetwork) {
        return stages.apply(settings, ofNetwork);
    }

    /** Tells what {@link TeacherOutline#shape} says. */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<TeacherShape> outline(Record settings, TeacherContext context) {
        return outline.shape(settings, context);
    }

    /**
     * Collects what a provider of teachers says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, TeacherContext, Teacher, Builder<C>> {

        private BiConsumer<Record, Shape> inputCheck = (settings, input) -> {};
        private FilesCheck<Record> filesCheck = (settings, input, files) -> {};
        private DatasetCheck<Record> datasetCheck = (settings, dataset, modality) -> {};
        private Function<Record, Optional<Boolean>> logits = settings -> Optional.empty();
        private Optional<Boolean> drawnViews = Optional.empty();
        private BiFunction<Record, Function<NetworkSpec, List<String>>, Optional<List<String>>>
                stages = (settings, ofNetwork) -> Optional.empty();
        private TeacherOutline<Record> outline = (settings, context) -> Optional.empty();

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /**
         * Refuses, by a {@link org.kdtoolkit.api.ConfigurationException}, a modality that does not
         * fit the teacher, as {@link TeacherProvider#checkInput} does; by default it is found when
         * the teacher is opened.
         */
        public Builder<C> inputCheck(BiConsumer<? super C, Shape> check) {
            inputCheck = (settings, input) -> check.accept(cast(settings), input);
            return this;
        }

        /**
         * Refuses, by a {@link org.kdtoolkit.api.ConfigurationException}, how a modality's files
         * are read, as {@link TeacherProvider#checkFiles} does; by default it is found when the
         * teacher is opened.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> filesCheck(FilesCheck<C> check) {
            filesCheck = (settings, input, files) -> check.check(cast(settings), input, files);
            return this;
        }

        /**
         * Refuses a data set that does not fit, or a teacher that can't be run, as {@link
         * TeacherProvider#checkDataset} does; by default it is found when the teacher is opened.
         * {@code kd validate} asks it, after all other checks.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> datasetCheck(DatasetCheck<C> check) {
            datasetCheck =
                    (settings, dataset, modality) -> check.check(cast(settings), dataset, modality);
            return this;
        }

        /** Tells whether there will be logits; by default only the open teacher can. */
        public Builder<C> logits(Function<? super C, Boolean> given) {
            logits = fact(settings -> Optional.of(given.apply(settings)));
            return this;
        }

        /** Tells whether there will be logits; empty where only the open teacher can. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> logitsWhereKnown(Function<? super C, Optional<Boolean>> given) {
            logits = fact(given);
            return this;
        }

        /** Tells whether drawn views are answered for; by default only the open teacher can. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> drawnViews(boolean answered) {
            drawnViews = Optional.of(answered);
            return this;
        }

        /** Says that its teachers have no stages. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> withoutStages() {
            return stages(settings -> List.of());
        }

        /** Names the stages of a teacher, from the first to the last. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> stages(Function<? super C, ? extends Collection<String>> names) {
            Function<Record, List<String>> of = facts(names);
            stages = (settings, ofNetwork) -> Optional.of(of.apply(settings));
            return this;
        }

        /** Says that a teacher has the stages of the network that it is. */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> stagesOf(Function<? super C, NetworkSpec> network) {
            stages =
                    (settings, ofNetwork) ->
                            Optional.of(ofNetwork.apply(network.apply(cast(settings))));
            return this;
        }

        /**
         * Tells what a teacher will give, as {@link TeacherProvider#outline} does, in little time,
         * so that {@code kd validate} can hear what objectives say to it; by default only the open
         * teacher can.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> outline(TeacherOutline<C> of) {
            outline = (settings, context) -> of.shape(cast(settings), context);
            return this;
        }

        /** Ends the description with how the component is created. */
        public TeacherProvider build(Creation<C, TeacherContext, Teacher> creation) {
            return new TeacherProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
