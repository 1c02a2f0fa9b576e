package org.kdtoolkit.baselines.review;

import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;
import org.kdtoolkit.baselines.stage.StagePairs;

/**
 * Configures the {@link ReviewKdObjective}. The published configurations weight it by 0.6 to 8, and
 * let the weight rise over the first 20 epochs, which is the schedule {@code warm-up}.
 *
 * @param maxWidth 512 in the published code, whatever its configuration says
 */
public record ReviewKdConfig(
        @Doc("which inner feature maps are compared beside the embeddings, from the first on")
                @Default("all")
                StagePairs stages,
        @Doc(
                        "the number of channels that stages hand on to each other is the student's"
                                + " width, but at most this")
                @Default("512")
                @Range(min = 1, max = 65_536)
                int maxWidth) {}
