package org.kdtoolkit.teachers.stored;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;

/**
 * The configuration of a teacher that was run beforehand; embeddings or logits are needed.
 *
 * @param featureMaps [D, grid...]
 */
public record PrecomputedConfig(
        @Doc("the folder of the embeddings; by default the logits serve as embeddings") @MustExist
                Optional<Path> embeddings,
        @Doc("the folder of the logits, in the order of the data set's classes") @MustExist
                Optional<Path> logits,
        @Doc("the folder of the feature maps, channels first, such as [128, 7, 7]") @MustExist
                Optional<Path> featureMaps) {}
