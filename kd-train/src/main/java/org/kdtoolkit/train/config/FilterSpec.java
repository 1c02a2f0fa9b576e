package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.config.Range;

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
        @Doc(
                        "samples without a label, where it reads labels: 'skip' leaves them out,"
                            + " 'teacher' gives them the class that the teacher finds likeliest")
                @Default("skip")
                Unlabelled unlabelled,
        @Doc("how likely the teacher's class must be at least; others are left out")
                @Default("0")
                @Range(min = 0, max = 1)
                double confidence,
        Record settings) {

    /** A filter that leaves out what has no label. */
    public FilterSpec(
            String type,
            Optional<String> teacher,
            Optional<Path> weights,
            Optional<String> weightsPrefix,
            Record settings) {
        this(type, teacher, weights, weightsPrefix, Unlabelled.SKIP, 0, settings);
    }
}
