package org.kdtoolkit.baselines.embedding;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the objective of the {@link CcLoss}.
 *
 * @param width 128 in the published trainer
 */
public record CcConfig(
        @Doc("the width that student and target are each mapped to by a trained linear layer")
                @Default("128")
                @Range(min = 1, max = 65_536)
                int width) {}
