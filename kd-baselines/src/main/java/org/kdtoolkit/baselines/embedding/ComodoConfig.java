package org.kdtoolkit.baselines.embedding;

import java.util.Optional;
import org.kdtoolkit.api.config.Default;
import org.kdtoolkit.api.config.Doc;
import org.kdtoolkit.api.config.Range;

/** Configures the {@link ComodoObjective}. The defaults are the published values. */
public record ComodoConfig(
        @Doc("what the teacher's similarities are divided by before the softmax")
                @Default("0.1")
                @Range(min = 0, minIncluded = false)
                double teacherTemperature,
        @Doc("what the student's similarities are divided by before the softmax")
                @Default("0.05")
                @Range(min = 0, minIncluded = false)
                double studentTemperature,
        @Doc(
                        "how many of the teacher's latest embeddings a sample is compared with; if"
                                + " not given, 16384, or as many as there are training samples if"
                                + " those are fewer")
                @Range(min = 1, max = 1_000_000)
                Optional<Integer> queue) {

    /** The published length of the queue. */
    static final int PUBLISHED_QUEUE = 16_384;

    /** The published values. */
    public static ComodoConfig published() {
        return new ComodoConfig(0.1, 0.05, Optional.empty());
    }
}
