package org.kdtoolkit.teachers.network;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.api.model.NetworkSpec;

/**
 * The configuration of a network of the toolkit that was trained before.
 *
 * @param featureMap they take K x D numbers of memory for each sample
 */
public record BackboneConfig(
        @Doc("the network, configured as the student that was trained") NetworkSpec network,
        @Doc("its weights, such as a trial's student.safetensors")
                @MustExist(
                        remedy =
                                "expected the weights of a trained network: train it first, by 'kd"
                                        + " train' or 'kd benchmark' on an experiment whose"
                                        + " 'output' they lie in, or take them from elsewhere")
                Path weights,
        @Doc(
                        "where the weights are in their file, such as state_dict.model; by default"
                                + " found by the network's names")
                Optional<String> weightsPrefix,
        @Doc("whether its feature maps are kept in memory too") @Default("false")
                boolean featureMap,
        @Doc("how many samples it is asked about at a time")
                @Default("64")
                @Range(min = 1, max = 65_536)
                int batchSize,
        @Doc("the folder where its answers are kept; by default one in the user's cache folder")
                Optional<Path> cache) {}
