package org.kdtoolkit.api.plugin;

import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.ViewRequest;
import org.kdtoolkit.api.distill.Scheme;
import org.kdtoolkit.api.distill.SchemeContext;

/**
 * Provides a whole training scheme. In a YAML file it stands where a method does.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
public final class SchemeProvider extends Provider<SchemeContext, Scheme> {

    private final Function<Record, List<ViewRequest>> views;
    private final BiConsumer<Record, Map<String, String>> students;
    private final boolean trains;
    private final boolean trainsHeads;

    private <C extends Record> SchemeProvider(
            Builder<C> builder, Creation<C, SchemeContext, Scheme> creation) {
        super(builder, creation);
        this.views = builder.views;
        this.students = builder.students;
        this.trains = builder.trains;
        this.trainsHeads = builder.trainsHeads;
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
    public Kind<SchemeProvider> kind() {
        return Kind.SCHEME;
    }

    /**
     * The views of each sample that its steps read; others are not in the batch.
     *
     * @param settings a checked configuration
     */
    public List<ViewRequest> views(Record settings) {
        return views.apply(settings);
    }

    /**
     * Looks at the students before any is made.
     *
     * @param settings a checked configuration
     * @param modalities what each student perceives, by the students' names, in the file's order
     * @throws org.kdtoolkit.api.ConfigurationException if the scheme can't train these students,
     *     and what it needs
     */
    public void checkStudents(Record settings, Map<String, String> modalities) {
        students.accept(settings, modalities);
    }

    /** Whether it changes any weight. What does not is judged as it was made. */
    public boolean trains() {
        return trains;
    }

    /**
     * Whether the students learn from labels what their class scores are; otherwise these mean
     * nothing, and students are judged by their embeddings alone.
     */
    public boolean trainsHeads() {
        return trainsHeads;
    }

    /**
     * Collects what a provider of schemes says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, SchemeContext, Scheme, Builder<C>> {

        private Function<Record, List<ViewRequest>> views = settings -> List.of();
        private BiConsumer<Record, Map<String, String>> students = (settings, modalities) -> {};
        private boolean trains = true;
        private boolean trainsHeads;

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /** Names the views that it reads; by default each student's modality, drawn once. */
        public Builder<C> views(Function<? super C, ? extends List<ViewRequest>> requests) {
            views = facts(requests);
            return this;
        }

        /**
         * Looks at the students' names and modalities before any is made, and throws a {@link
         * org.kdtoolkit.api.ConfigurationException} that says what the scheme needs; by default any
         * will do.
         */
        public Builder<C> studentCheck(BiConsumer<? super C, Map<String, String>> check) {
            students = (settings, modalities) -> check.accept(cast(settings), modalities);
            return this;
        }

        /** Says that it changes no weight. */
        public Builder<C> trainsNothing() {
            trains = false;
            return this;
        }

        /**
         * Says that it trains the students' heads, too; by default their class scores mean nothing.
         */
        public Builder<C> trainsHeads() {
            trainsHeads = true;
            return this;
        }

        /** Ends the description with how the component is created. */
        public SchemeProvider build(Creation<C, SchemeContext, Scheme> creation) {
            return new SchemeProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
