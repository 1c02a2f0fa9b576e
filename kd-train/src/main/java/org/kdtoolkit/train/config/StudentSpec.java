package org.kdtoolkit.train.config;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.ProvidedBy;
import org.kdtoolkit.api.model.NetworkSpec;

/**
 * The student of an experiment.
 *
 * @param weights by default at random
 * @param settings the configuration of the provider
 */
@ProvidedBy("backbone")
public record StudentSpec(
        @Doc("the modality that it perceives") String modality,
        @Doc("the provider") String type,
        @Doc("the weights that it begins with, such as those of a pre-trained network")
                @MustExist(
                        remedy =
                                "expected the weights of a trained network: train it first, by 'kd"
                                        + " train' or 'kd benchmark' on an experiment whose"
                                        + " 'output' they lie in, or take them from elsewhere")
                Optional<Path> weights,
        @Doc(
                        "where the weights are in their file, such as state_dict.model; by default"
                                + " found by the network's names")
                Optional<String> weightsPrefix,
        Record settings) {

    /** The network itself. */
    public NetworkSpec network() {
        return new NetworkSpec(type, settings);
    }
}
