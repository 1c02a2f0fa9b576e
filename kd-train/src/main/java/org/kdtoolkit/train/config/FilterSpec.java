package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.ProvidedBy;

/**
 * The filter of a method.
 *
 * @param weights by default at random
 * @param settings the configuration of the provider
 */
@ProvidedBy("filter")
public record FilterSpec(
        @Doc("the provider") String type,
        @Doc("the name of the teacher whose knowledge it purifies; by default the first")
                Optional<String> teacher,
        @Doc("the weights that it begins with, such as those in a published checkpoint") @MustExist
                Optional<Path> weights,
        @Doc(
                        "where the weights are in their file, such as audio_state_dict; by default"
                                + " found by the filter's names")
                Optional<String> weightsPrefix,
        Record settings) {}
