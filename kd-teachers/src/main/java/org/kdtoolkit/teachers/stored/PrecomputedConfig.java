package org.kdtoolkit.teachers.stored;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
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
                Optional<Path> featureMaps,
        @Doc(
                        "the folders of inner feature maps, channels first, by the names of their"
                                + " stages, from the first on")
                @Default("{}")
                @MustExist
                Map<String, Path> stages) {

    /** A teacher without inner feature maps. */
    public PrecomputedConfig(
            Optional<Path> embeddings, Optional<Path> logits, Optional<Path> featureMaps) {
        this(embeddings, logits, featureMaps, Map.of());
    }
}
