package org.kdtoolkit.baselines.ofd;

import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.baselines.stage.StagePairs;

/** Configures the {@link OfdObjective}. The published trainers weight it by 0.001. */
public record OfdConfig(
        @Doc(
                        "the stages whose maps before the ReLU are compared; by default all of"
                                + " both, in their order")
                Optional<StagePairs> stages) {

    /** Compares all stages. */
    public static OfdConfig published() {
        return new OfdConfig(Optional.empty());
    }

    /** The stages that are compared. */
    StagePairs pairs() {
        return stages.orElseGet(StagePairs::all);
    }
}
