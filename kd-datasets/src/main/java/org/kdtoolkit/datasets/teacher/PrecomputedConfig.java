package org.kdtoolkit.datasets.teacher;

import java.nio.file.Path;
import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.MustExist;

/**
 * The configuration of a teacher that was run beforehand; at least one of the folders is needed.
 *
 * @param embeddings the folder of the embeddings; by default the logits serve as embeddings
 * @param logits the folder of the logits, in the order of the data set's classes
 */
public record PrecomputedConfig(
        @Doc("the folder of the embeddings; by default the logits serve as embeddings") @MustExist
                Optional<Path> embeddings,
        @Doc("the folder of the logits, in the order of the data set's classes") @MustExist
                Optional<Path> logits) {}
