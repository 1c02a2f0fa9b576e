package org.kdtoolkit.baselines.embedding;

import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.baselines.stage.StagePairs;

/** Configures the {@link FitNetLoss}; the widths determine its regressor. */
public record FitNetConfig(
        @Doc(
                        "which inner feature maps are compared, 'all' or pairs; by default none,"
                                + " but the embeddings")
                Optional<StagePairs> stages) {

    /** Compares the embeddings. */
    public FitNetConfig() {
        this(Optional.empty());
    }
}
