package org.kdtoolkit.baselines.logits;

import java.util.List;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Distinct;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.NotEmpty;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the objective of the {@link MlkdLoss}. The temperatures are those of the published
 * trainer, which weights the class loss by 0.1 and this by 0.9.
 */
public record MlkdConfig(
        @Doc("what logits are divided by before the softmax; the losses at all of them are added")
                @Default("[4, 3, 5, 2, 6]")
                @NotEmpty
                @Distinct
                @Range(min = 0, minIncluded = false)
                List<Double> temperatures,
        @Doc(
                        "which samples and classes count: those of which the teacher is less sure"
                                + " (chosen), or all, times the share of these (published)")
                @Default("chosen")
                RowChoice rows) {}
