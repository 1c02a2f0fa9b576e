package org.kdtoolkit.api.modality;

import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.data.TensorCache;

/**
 * Makes modalities, for data sets that read files.
 *
 * @since 1.0
 */
@API(status = API.Status.EXPERIMENTAL, since = "1.0")
@FunctionalInterface
public interface ModalityFactory {

    /**
     * Makes a modality.
     *
     * @param spec names its provider
     * @param context its surroundings
     * @throws ConfigurationException if there is no such provider, or the configuration does not
     *     fit the context
     */
    Modality create(ModalitySpec spec, ModalityContext context);

    /**
     * The shapes of modalities, without a file being read, as a data set's outline has them.
     *
     * @throws ConfigurationException as {@link #create}
     */
    default Map<String, Optional<Shape>> outline(Map<String, ModalitySpec> modalities) {
        Map<String, Optional<Shape>> shapes = new LinkedHashMap<>();
        modalities.forEach(
                (name, spec) -> {
                    ModalityContext context = ModalityContext.of(name, TensorCache.none());
                    try (Modality modality = create(spec, context)) {
                        shapes.put(name, Optional.of(modality.reader().shape()));
                    }
                });
        return shapes;
    }

    /**
     * The shapes of modalities' views, by the modality's and the view's name, without a file being
     * read.
     *
     * @throws ConfigurationException as {@link #create}
     */
    default Map<String, Map<String, Shape>> views(Map<String, ModalitySpec> modalities) {
        Map<String, Map<String, Shape>> shapes = new LinkedHashMap<>();
        modalities.forEach(
                (name, spec) -> {
                    ModalityContext context = ModalityContext.of(name, TensorCache.none());
                    try (Modality modality = create(spec, context)) {
                        shapes.put(name, modality.views().shapes());
                    }
                });
        return shapes;
    }

    /** One that knows no kinds. */
    static ModalityFactory none() {
        return (spec, context) -> {
            throw new ConfigurationException(
                    "modality '%s': there is no kind '%s'".formatted(context.name(), spec.kind()));
        };
    }
}
