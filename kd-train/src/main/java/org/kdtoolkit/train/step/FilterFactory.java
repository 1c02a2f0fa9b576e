package org.kdtoolkit.train.step;

import ai.djl.ndarray.NDManager;
import org.kdtoolkit.api.ConfigurationException;
import org.kdtoolkit.api.distill.DistillerContext;
import org.kdtoolkit.api.distill.Filter;
import org.kdtoolkit.api.plugin.Kind;
import org.kdtoolkit.config.plugin.Registry;
import org.kdtoolkit.formats.weights.WeightsFile;
import org.kdtoolkit.train.config.FilterSpec;

/** Creates filters, with the weights that they begin with. */
final class FilterFactory {

    private final Registry registry;

    FilterFactory(Registry registry) {
        this.registry = registry;
    }

    /**
     * Creates a filter.
     *
     * @param spec which
     * @param surroundings the one teacher that it purifies, and the student
     * @throws ConfigurationException if weights are named, and it has none
     */
    Filter create(FilterSpec spec, DistillerContext surroundings) {
        Filter filter = registry.create(Kind.FILTER, spec.type(), spec.settings(), surroundings);
        spec.weights()
                .map(file -> new WeightsFile(file, spec.weightsPrefix()))
                .ifPresent(file -> begin(filter, spec.type(), file, surroundings.manager()));
        return filter;
    }

    private static void begin(Filter filter, String type, WeightsFile weights, NDManager manager) {
        if (filter.state().entries().isEmpty()) {
            throw new ConfigurationException(
                    "the filter '%s' has no weights, so none can be taken from %s; remove 'weights'"
                            .formatted(type, weights.path()));
        }
        weights.load(
                filter.state(),
                manager,
                "the filter and the student must be configured as those that left these"
                        + " weights, for as many classes");
    }
}
