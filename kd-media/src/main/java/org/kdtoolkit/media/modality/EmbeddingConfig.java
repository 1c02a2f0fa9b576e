package org.kdtoolkit.media.modality;

import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Arrays in {@code .npy} files, [width].
 *
 * @param width by default whatever they have
 */
public record EmbeddingConfig(
        @Doc("their length") @Range(min = 1, max = 1_000_000) Optional<Integer> width) {}
