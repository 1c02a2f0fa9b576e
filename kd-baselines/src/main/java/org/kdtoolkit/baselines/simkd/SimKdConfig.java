package org.kdtoolkit.baselines.simkd;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/**
 * Configures the {@link SimKdObjective}. The published scripts weight it by 1, leave the class loss
 * out and have a factor of 2.
 */
public record SimKdConfig(
        @Doc(
                        "the teacher's stage whose mean is its embedding, the last one; by default"
                                + " its feature map or, where it gives none, the embedding")
                Optional<String> stage,
        @Doc("how many times fewer channels than the teacher's the inner layers have")
                @Default("2")
                @Range(min = 1, max = 65_536)
                int factor) {}
