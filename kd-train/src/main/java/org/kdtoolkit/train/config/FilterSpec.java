package org.kdtoolkit.train.config;

import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.train.config.schema.ProvidedBy;

/**
 * The filter of a method.
 *
 * @param type the provider
 * @param teacher the name of the teacher whose knowledge it purifies; by default the first
 * @param settings the configuration of the provider
 */
@ProvidedBy("filter")
public record FilterSpec(
        @Doc("the provider") String type,
        @Doc("the name of the teacher whose knowledge it purifies; by default the first")
                Optional<String> teacher,
        Record settings) {}
