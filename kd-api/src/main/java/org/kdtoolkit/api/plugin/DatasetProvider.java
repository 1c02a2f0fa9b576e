package org.kdtoolkit.api.plugin;

import ai.djl.ndarray.types.Shape;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.apiguardian.api.API;
import org.kdtoolkit.api.data.Dataset;
import org.kdtoolkit.api.modality.DatasetContext;
import org.kdtoolkit.api.modality.ModalityFactory;

/**
 * Provides a source of samples.
 *
 * @since 1.0
 */
@API(status = API.Status.STABLE, since = "1.0")
public final class DatasetProvider extends Provider<DatasetContext, Dataset> {

    private final BiFunction<Record, ModalityFactory, Optional<Map<String, Optional<Shape>>>>
            outline;

    private <C extends Record> DatasetProvider(
            Builder<C> builder, Creation<C, DatasetContext, Dataset> creation) {
        super(builder, creation);
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
    public Kind<DatasetProvider> kind() {
        return Kind.DATASET;
    }

    /**
     * What the configuration alone tells of the modalities, so that what does not fit them is
     * refused before a file is opened.
     *
     * @param settings a checked configuration
     * @param modalities makes the modalities of files
     * @return the modalities by name, with the shapes that {@link Dataset#modalities} will say; a
     *     shape is empty where only the files tell it, all is empty where only the files tell the
     *     names
     * @throws org.kdtoolkit.api.ConfigurationException if a modality can't be read as it says
     */
    @API(status = API.Status.EXPERIMENTAL, since = "1.0")
    public Optional<Map<String, Optional<Shape>>> outline(
            Record settings, ModalityFactory modalities) {
        return outline.apply(settings, modalities);
    }

    /**
     * Collects what a provider of data sets says of itself.
     *
     * @param <C> the configuration
     */
    public static final class Builder<C extends Record>
            extends Provider.Builder<C, DatasetContext, Dataset, Builder<C>> {

        private BiFunction<Record, ModalityFactory, Optional<Map<String, Optional<Shape>>>>
                outline = (settings, modalities) -> Optional.empty();

        private Builder(String name, Class<C> configuration) {
            super(name, configuration);
        }

        /**
         * Tells the modalities, as {@link DatasetProvider#outline} gives them, from the
         * configuration. By default only the open data set does.
         */
        @API(status = API.Status.EXPERIMENTAL, since = "1.0")
        public Builder<C> outline(
                BiFunction<? super C, ModalityFactory, Map<String, Optional<Shape>>> of) {
            outline = (settings, modalities) -> Optional.of(of.apply(cast(settings), modalities));
            return this;
        }

        /** Ends the description with how the component is created. */
        public DatasetProvider build(Creation<C, DatasetContext, Dataset> creation) {
            return new DatasetProvider(this, creation);
        }

        @Override
        Builder<C> self() {
            return this;
        }
    }
}
