package org.kdtoolkit.train.config;

import java.util.Optional;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.OtherNames;
import org.kdtoolkit.api.config.Range;

/** To what size gradients are cut before an update, each side's by itself. */
public record ClipConfig(
        @OtherNames({"max-norm", "grad-norm"})
                @Doc(
                        "the greatest norm of all gradients of a side together; greater ones are"
                                + " scaled down")
                @Range(min = 0, minIncluded = false)
                Optional<Double> norm,
        @OtherNames({"clip-value", "max-value"})
                @Doc("the greatest absolute value of a gradient; greater ones are cut off")
                @Range(min = 0, minIncluded = false)
                Optional<Double> value) {

    /** Checks that there is a size. */
    public ClipConfig {
        if (norm.isEmpty() && value.isEmpty()) {
            throw new IllegalArgumentException("expected 'norm', 'value' or both, found neither");
        }
    }
}
