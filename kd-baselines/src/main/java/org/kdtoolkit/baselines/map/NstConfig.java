package org.kdtoolkit.baselines.map;

import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.baselines.stage.StagePairs;

/** Configures the {@link NstLoss}. The published trainer weights it by 50. */
public record NstConfig(
        @Doc("which inner feature maps are compared, 'all' or pairs; by default the last one")
                Optional<StagePairs> stages) {

    /** Compares the last feature maps. */
    public NstConfig() {
        this(Optional.empty());
    }
}
