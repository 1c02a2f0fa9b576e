package org.kdtoolkit.baselines.logits;

import java.util.List;
import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the objective of the {@link MlkdLoss}. The temperatures are those of the published
 * trainer, which weights the class loss by 0.1 and this by 0.9. One that stands twice counts twice,
 * as 2 does where that program standardises logits.
 *
 * @param standardize of the comparison by sample alone
 */
public record MlkdConfig(
        @Doc("what logits are divided by before the softmax; the losses at all of them are added")
                @Default("[4, 3, 5, 2, 6]")
                @NotEmpty
                @Range(min = 0, minIncluded = false)
                List<Double> temperatures,
        @Doc(
                        "which samples and classes count: those of which the teacher is less sure"
                                + " (chosen), or all, times the share of these (published)")
                @Default("chosen")
                RowChoice rows,
        @Doc(
                        "whether each sample's logits are brought to mean 0 and deviation 1 before"
                            + " the temperatures, on both sides, where samples are compared one by"
                            + " one (Sun et al., 2024); published with [2, 3, 5, 2, 6] and a weight"
                            + " of 9")
                @Default("false")
                boolean standardize,
        @Doc(
                        "the view of the student's modality, named under its 'views', whose class"
                                + " scores are compared by sample besides those of the sample"
                                + " itself; by default none")
                Optional<String> strongView) {

    /** Compares the sample itself alone. */
    public MlkdConfig(List<Double> temperatures, RowChoice rows, boolean standardize) {
        this(temperatures, rows, standardize, Optional.empty());
    }
}
