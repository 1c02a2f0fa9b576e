package org.kdtoolkit.train.config;

import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.train.config.schema.ProvidedBy;

/**
 * The student of an experiment.
 *
 * @param modality the modality that it perceives
 * @param type the provider
 * @param settings the configuration of the provider
 */
@ProvidedBy("backbone")
public record StudentSpec(
        @Doc("the modality that it perceives") String modality,
        @Doc("the provider") String type,
        Record settings) {}
