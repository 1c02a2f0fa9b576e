package org.kdtoolkit.train.config;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** How the learning rates of both sides rise in a straight line at the beginning. */
public record WarmUpConfig(
        @Doc("for how many epochs; give these or 'steps'") @Range(min = 1) Optional<Integer> epochs,
        @Doc("for how many steps") @Range(min = 1) Optional<Integer> steps,
        @Doc("the first rate as a share of the full one") @Default("0.01") @Range(min = 0, max = 1)
                double from,
        @Doc("whether the rate rises with each step or each epoch") @Default("step") Pace by) {

    /** Checks that there is one length. */
    public WarmUpConfig {
        if (epochs.isPresent() == steps.isPresent()) {
            throw new IllegalArgumentException(
                    "expected 'epochs' or 'steps', found "
                            + (epochs.isPresent() ? "both" : "neither"));
        }
    }
}
